/** What the user wrote enters, what it means leaves: names, shapes and every check a user can fail. */
package brook.compiler.system;

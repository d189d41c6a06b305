/** Text enters, what the user wrote leaves; ANTLR types stay in here. */
package brook.compiler.syntax;

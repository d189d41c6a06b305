/** Java source enters, an instance in this JVM leaves; alone knows the runtime and Janino. */
package brook.compiler.hot;

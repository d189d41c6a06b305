/**
 * Models compiled while a program runs: the text of a model enters, a class in this JVM leaves, as something that can be
 * solved by name.
 *
 * <p>{@link brook.hot.Models} compiles and remembers, {@link brook.hot.ModelResult} is a model or what is wrong with it,
 * {@link brook.hot.HotModel} is solved. Nothing of the compiler's stages shows here but messages and files; what is
 * made runs with {@code brook.runtime} alone.
 */
package brook.hot;

/** Programs, not tests, that study the messages: where they point in models with one mistake, and what no text may bring about. */
@NullMarked
package brook.compiler.study;

import org.jspecify.annotations.NullMarked;

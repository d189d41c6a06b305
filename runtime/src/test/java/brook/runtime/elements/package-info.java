/** The element functions against references that no line of theirs went into. */
package brook.runtime.elements;

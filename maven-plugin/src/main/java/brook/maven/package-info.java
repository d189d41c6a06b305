/**
 * The Maven plugin: parameters of a project enter a request, its report becomes Maven's messages and the end of the goal. No
 * compiling and no writing of its own.
 */
package brook.maven;

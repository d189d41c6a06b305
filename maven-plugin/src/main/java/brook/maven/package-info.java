/** The Maven plugin: files of a project enter, generated sources leave; no compiling of its own. */
package brook.maven;

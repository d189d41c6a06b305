/** Models compiled in a running program: what thousands of them, many threads and changing files do to a JVM. */
package brook.jmh.hot;

/**
 * Models of a folder to Java sources in another: a {@link brook.maven.generate.Request} enters, a {@link
 * brook.maven.generate.Report} leaves. Knows which models changed since the last run; knows nothing of Maven.
 */
package brook.maven.generate;

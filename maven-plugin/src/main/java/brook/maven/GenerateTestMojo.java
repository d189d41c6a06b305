package brook.maven;

import java.io.File;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;

/** Compiles the models of {@code src/test/ode} to Java sources, which the build then compiles with its tests. */
@Mojo(name = "generate-test", defaultPhase = LifecyclePhase.GENERATE_TEST_SOURCES, threadSafe = true)
@SuppressWarnings("NullAway.Init") // Maven sets the parameters
public final class GenerateTestMojo extends ModelsMojo {

    /** The folder of the models; imports stay within it. */
    @Parameter(defaultValue = "${project.basedir}/src/test/ode")
    private File testSourceDirectory;

    /** The folder for the Java sources, added to those that are compiled for the tests. */
    @Parameter(defaultValue = "${project.build.directory}/generated-test-sources/brook")
    private File testOutputDirectory;

    @Override
    File sources() {
        return testSourceDirectory;
    }

    @Override
    File output() {
        return testOutputDirectory;
    }

    @Override
    void addRoot(MavenProject project, String folder) {
        project.addTestCompileSourceRoot(folder);
    }
}

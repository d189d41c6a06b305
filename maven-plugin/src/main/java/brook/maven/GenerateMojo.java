package brook.maven;

import java.io.File;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;

/** Compiles the models of {@code src/main/ode} to Java sources, which the build then compiles with its own. */
@Mojo(name = "generate", defaultPhase = LifecyclePhase.GENERATE_SOURCES, threadSafe = true)
@SuppressWarnings("NullAway.Init") // Maven sets the parameters
public final class GenerateMojo extends ModelsMojo {

    /** The folder of the models; imports stay within it. */
    @Parameter(defaultValue = "${project.basedir}/src/main/ode")
    private File sourceDirectory;

    /** The folder for the Java sources, added to those that are compiled. */
    @Parameter(defaultValue = "${project.build.directory}/generated-sources/brook")
    private File outputDirectory;

    @Override
    File sources() {
        return sourceDirectory;
    }

    @Override
    File output() {
        return outputDirectory;
    }

    @Override
    void addRoot(MavenProject project, String folder) {
        project.addCompileSourceRoot(folder);
    }
}

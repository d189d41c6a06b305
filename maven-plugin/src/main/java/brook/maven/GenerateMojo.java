package brook.maven;

import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/** Compiles the models of {@code src/main/ode}: a skeleton, which says so. */
@Mojo(name = "generate", defaultPhase = LifecyclePhase.GENERATE_SOURCES, threadSafe = true)
public final class GenerateMojo extends AbstractMojo {

    @Override
    public void execute() throws MojoExecutionException {
        throw new MojoExecutionException("brook:generate is not supported yet; use 'brook compile' for now");
    }
}

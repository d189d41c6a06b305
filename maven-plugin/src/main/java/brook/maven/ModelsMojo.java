package brook.maven;

import brook.compiler.CompilerOptions.Batch;
import brook.compiler.emit.EmitOptions.Arithmetic;
import brook.maven.generate.Generation;
import brook.maven.generate.ModelDefect;
import brook.maven.generate.Options;
import brook.maven.generate.Options.Sensitivities;
import brook.maven.generate.Options.Warnings;
import brook.maven.generate.Request;
import brook.maven.generate.Selection;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;

/** What both goals have in common: the parameters, and the way from a request to the end of the goal. */
@SuppressWarnings("NullAway.Init") // Maven sets the parameters
abstract class ModelsMojo extends AbstractMojo {

    /**
     * The package of models that lie directly in the source folder; folders below it are packages below this one. Without it,
     * {@code com/acme/Pendulum.ode} becomes {@code com.acme.Pendulum}.
     */
    @Parameter(defaultValue = "")
    private String rootPackage;

    /**
     * Values for constants of the models: {@code <constants><N>128</N></constants>} gives 128 to every {@code const N}. A
     * model that has no such constant is compiled as it is; a constant that no model has is warned of.
     */
    @Parameter
    private Map<String, String> constants = Map.of();

    /** Which files are models, relative to the source folder. The default is every {@code .ode} file. */
    @Parameter
    private List<String> includes = List.of();

    /** Which of them are not. */
    @Parameter
    private List<String> excludes = List.of();

    /** Whether a warning in a model ends the build like an error. */
    @Parameter(property = "brook.failOnWarning", defaultValue = "false")
    private boolean failOnWarning;

    /**
     * For which models the class is generated that stiff methods need: {@code never}, {@code as_asked} (where the {@code solve}
     * block of the model asks for such a method) or {@code always}.
     */
    @Parameter(property = "brook.jacobian", defaultValue = "as_asked")
    private String jacobian = "as_asked";

    /**
     * Whether a class {@code PendulumSensitivities} is generated for each model, which also finds the derivatives of the solution with
     * respect to all initial values and all parameters. A model that has none (events that assign, jumps) is then in error.
     */
    @Parameter(property = "brook.sensitivities", defaultValue = "false")
    private boolean sensitivities;

    /**
     * How many trajectories the classes of a model that learns compute at once: those behind the class {@code EasyNodeRegularizer}, which gives losses,
     * integrals and their gradients.
     */
    @Parameter(property = "brook.lanes", defaultValue = "32")
    private int lanes = Batch.USUAL.lanes();

    /**
     * Whether a class {@code PendulumVectors} is generated for each model with loops that become faster with vectors; its solver takes it on Java 25 and newer where the
     * module {@code jdk.incubator.vector} was added, which the compilation of the project must add too.
     */
    @Parameter(property = "brook.vectors", defaultValue = "false")
    private boolean vectors;

    /** Whether to do nothing at all. */
    @Parameter(property = "brook.skip", defaultValue = "false")
    private boolean skip;

    /** The encoding of the generated Java sources; models are always UTF-8. */
    @Parameter(property = "encoding", defaultValue = "${project.build.sourceEncoding}")
    private String encoding = "";

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    private MojoExecution execution;

    @Parameter(defaultValue = "${plugin.artifacts}", readonly = true, required = true)
    private List<Artifact> pluginArtifacts;

    /** The folder of the models. */
    abstract File sources();

    /** The folder for the Java sources. */
    abstract File output();

    /** Makes the folder known to the goals that compile. */
    abstract void addRoot(MavenProject ofProject, String folder);

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        if (skip) {
            getLog().info("Skipped: brook.skip is set");
            return;
        }
        Request request = request();
        addRoot(project, request.output().toString());
        try {
            new Conclusion(getLog(), request).of(Generation.run(request));
        } catch (ModelDefect defect) {
            throw new MojoExecutionException(Conclusion.sentence(defect, request), defect);
        } catch (IOException unusable) {
            throw new MojoExecutionException(Conclusion.sentence(unusable), unusable);
        }
    }

    private Request request() throws MojoExecutionException, MojoFailureException {
        Options options = new Options(
                Settings.packageName(rootPackage),
                Settings.constants(constants),
                failOnWarning ? Warnings.ERRORS : Warnings.SHOWN,
                Settings.jacobian(jacobian),
                sensitivities ? Sensitivities.ALL : Sensitivities.NONE,
                Settings.batch(lanes),
                vectors ? Arithmetic.EITHER : Arithmetic.NUMBERS,
                Settings.encoding(encoding),
                PluginCode.version(execution.getVersion(), pluginArtifacts));
        Selection selection = new Selection(includes.isEmpty() ? Selection.ALL.includes() : includes, excludes);
        return new Request(sources().toPath(), output().toPath(), state(), selection, options);
    }

    /** Where other plugins of Maven keep such files; each execution has its own. */
    private Path state() {
        return Path.of(project.getBuild().getDirectory(), "maven-status", "brook-maven-plugin")
                .resolve(execution.getGoal())
                .resolve(execution.getExecutionId() + ".txt");
    }
}

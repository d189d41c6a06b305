package brook.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The version of this jar. */
final class Version implements IVersionProvider {

    static final String NUMBER = Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
            .orElse("(unpackaged)");

    @Override
    public String[] getVersion() {
        return new String[] {"brook " + NUMBER};
    }
}

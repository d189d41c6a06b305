package brook.jmh.compare;

import java.io.PrintStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/** Compares two reports: {@code jmh/compare OLD.json NEW.json}. */
public final class Compare {

    private Compare() {}

    public static void main(String[] args) {
        System.exit(run(List.of(args), System.out, System.err));
    }

    /** The exit status: 0 if nothing is slower, 1 if something is, 2 for anything but two reports. */
    static int run(List<String> args, PrintStream out, PrintStream err) {
        if (args.size() != 2) {
            err.println("usage: jmh/compare OLD.json NEW.json");
            return 2;
        }
        try {
            Comparison comparison = new Comparison(read(args.get(0)), read(args.get(1)));
            if (comparison.changes().isEmpty()) {
                throw new BadReportException(args.get(1) + ": no number that " + args.get(0) + " has too");
            }
            out.print(comparison.table());
            return comparison.isSlower() ? 1 : 0;
        } catch (BadReportException bad) {
            err.println("jmh/compare: " + bad.getMessage());
            return 2;
        }
    }

    private static ReportFile read(String name) throws BadReportException {
        try {
            return ReportFile.read(Path.of(name));
        } catch (InvalidPathException noPath) {
            throw new BadReportException(name + ": not the name of a file");
        }
    }
}

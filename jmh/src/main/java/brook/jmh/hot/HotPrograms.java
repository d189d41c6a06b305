package brook.jmh.hot;

import java.io.IOException;
import java.util.Locale;

/** Runs the three programs of this package one after the other, or the one that is named. */
public final class HotPrograms {

    private HotPrograms() {}

    /** Without arguments all; else {@code models [COUNT]}, {@code threads} or {@code swap}. */
    public static void main(String[] args) throws IOException, InterruptedException {
        String which = args.length == 0 ? "all" : args[0];
        int count = args.length < 2 ? 10_000 : Integer.parseInt(args[1]);
        System.out.printf(
                Locale.ROOT,
                "Java %s, heap at most %d MB, %d processors%n",
                Runtime.version(),
                Runtime.getRuntime().maxMemory() >> 20,
                Runtime.getRuntime().availableProcessors());
        if (which.equals("all") || which.equals("models")) {
            ManyModels.run(count);
        }
        if (which.equals("all") || which.equals("threads")) {
            ManyThreads.run();
        }
        if (which.equals("all") || which.equals("swap")) {
            SwapUnderLoad.run();
        }
    }
}

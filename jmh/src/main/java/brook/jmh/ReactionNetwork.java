package brook.jmh;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A network of as many reactions as species, one to three species in and one or two out, all drawn at random, by the law of mass action. */
final class ReactionNetwork {

    private static final long SEED = 1;

    private final SplittableRandom random = new SplittableRandom(SEED);
    private final List<StringBuilder> rates = new ArrayList<>();

    ReactionNetwork(int species) {
        for (int i = 0; i < species; i++) {
            rates.add(new StringBuilder());
        }
        for (int i = 0; i < species; i++) {
            react(distinct(1 + random.nextInt(3)), distinct(1 + random.nextInt(2)));
        }
    }

    /** The equation of each species, written out. */
    String text() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < rates.size(); i++) {
            String rate = rates.get(i).length() == 0 ? "0" : rates.get(i).toString();
            text.append(String.format(Locale.ROOT, "s%d' = %s%n", i, rate));
            text.append(String.format(Locale.ROOT, "s%d(0) = %.3f%n", i, random.nextDouble(0.1, 1)));
        }
        return text.toString();
    }

    private void react(List<Integer> in, List<Integer> out) {
        String rate = String.format(Locale.ROOT, "%.4g*", Math.pow(10, random.nextDouble(-2, 1)))
                + in.stream().map(species -> "s" + species).collect(Collectors.joining("*"));
        in.forEach(species -> rates.get(species).append(" - ").append(rate));
        out.forEach(species -> rates.get(species).append(" + ").append(rate));
    }

    private List<Integer> distinct(int count) {
        return IntStream.generate(() -> random.nextInt(rates.size()))
                .distinct()
                .limit(count)
                .boxed()
                .toList();
    }
}

package brook.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SeriesTest {

    private static final int ORDER = 30;
    private static final int PLANE = 3;
    private static final int OFFSET = 5;

    /** u = u0 + 0.7 s - 0.4 s² - 0.25 s³, computed with 100 digits; the error is measured as the issue says. */
    @Test
    void bernFollowsTheReferenceToOrderThirty() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("src/test/resources/functions/bern-series.csv"));
        for (int i = 1; i + ORDER < lines.size(); i += ORDER + 1) {
            double u0 = Double.parseDouble(lines.get(i).split(",")[0]);
            double[] expected = lines.subList(i, i + ORDER + 1).stream()
                    .mapToDouble(line -> Double.parseDouble(line.split(",")[2]))
                    .toArray();
            double[] v = bern(u0, 0.7, -0.4, -0.25);
            for (int k = 1; k <= ORDER; k++) {
                double neighbours = Math.max(
                        Math.abs(expected[k]),
                        Math.max(Math.abs(expected[k - 1]), Math.abs(expected[Math.min(k + 1, ORDER)])));
                assertThat(Math.abs(v[k] - expected[k]) / neighbours)
                        .as("u0 = %s, order %d", u0, k)
                        .isLessThan(3e-11);
            }
        }
    }

    @Test
    void bernSaturates() {
        assertThat(bern(800, 1)).containsOnly(0.0);
        assertThat(bern(-800, 1)).startsWith(800, -1, -0.0, -0.0).doesNotContain(Double.NaN);
    }

    /** bern(s) is the generating function of the Bernoulli numbers. */
    @Test
    void bernOfTheTimeGivesBernoulliNumbers() {
        double[] v = bern(0, 1);
        assertThat(Arrays.copyOf(v, 5))
                .containsExactly(
                        new double[] {1, -0.5, 1.0 / 12, 0, -1.0 / 720}, org.assertj.core.data.Offset.offset(1e-17));
    }

    private static double[] bern(double... u) {
        double[] w = new double[PLANE * (ORDER + 1)];
        double[] scratch = new double[OFFSET + Series.bernScratch(ORDER)];
        Arrays.fill(scratch, Double.NaN);
        for (int k = 0; k < u.length; k++) {
            w[k * PLANE] = u[k];
        }
        w[2] = Functions.bern(u[0]);
        for (int k = 1; k <= ORDER; k++) {
            Series.bern(w, 0, 2, PLANE, k, scratch, OFFSET);
        }
        double[] v = new double[ORDER + 1];
        for (int k = 0; k <= ORDER; k++) {
            v[k] = w[2 + k * PLANE];
        }
        return v;
    }

    /** Against quotients of decimal numbers with 60 digits; by the reciprocal alone quotients by 3 are all too small. */
    @Test
    void quotientsByOrdersAreEvenInTheMean() {
        SplittableRandom random = new SplittableRandom(1);
        for (int n = 1; n <= 200; n++) {
            double r = 1.0 / n;
            double sum = 0;
            double alone = 0;
            for (int i = 0; i < 1000; i++) {
                double x = 1 + random.nextDouble();
                BigDecimal exact = new BigDecimal(x).divide(BigDecimal.valueOf(n), new MathContext(60));
                double ulp = Math.ulp(x / n);
                double error = new BigDecimal(Math.fma(x, r, x * Series.rest(n)))
                                .subtract(exact)
                                .doubleValue()
                        / ulp;
                assertThat(Math.abs(error)).as("%s/%s", x, n).isLessThan(0.51);
                sum += error;
                alone += new BigDecimal(x * r).subtract(exact).doubleValue() / ulp;
            }
            // a mean of 1000 numbers that are even between -1/2 and 1/2 has a deviation of 0.0091
            assertThat(Math.abs(sum / 1000)).as("by %s", n).isLessThan(0.04);
            if (n == 3) {
                assertThat(alone / 1000).isLessThan(-0.1);
            }
        }
    }
}

package brook.cli.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChartTest {

    @TempDir
    private Path folder;

    @BeforeAll
    static void withoutScreen() {
        System.setProperty("java.awt.headless", "true");
    }

    @Test
    void svgIsSmallAndTheSameEachTime() throws Exception {
        String first = svg("a.svg");
        assertThat(first).isEqualTo(svg("b.svg")).hasSizeLessThan(200_000);
        assertThat(DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(folder.resolve("a.svg").toFile())
                        .getElementsByTagName("polyline")
                        .getLength())
                .isGreaterThan(2);
    }

    @Test
    void pngHasBothCurves() throws IOException {
        Path file = folder.resolve("A.PNG");
        oscillation().write(file);
        BufferedImage image = ImageIO.read(file.toFile());
        assertThat(image.getWidth()).isEqualTo(1920);
        assertThat(pixels(image, 0x0072B2)).isGreaterThan(1_000);
        assertThat(pixels(image, 0xD55E00)).isGreaterThan(1_000);
    }

    @Test
    void whatIsNotFiniteIsAGap() throws IOException {
        List<double[]> points = List.of(
                new double[] {0, 1, Double.NaN},
                new double[] {1, Double.POSITIVE_INFINITY, Double.NaN},
                new double[] {2, 3, Double.NaN});
        Path file = folder.resolve("gap.svg");
        Chart.ofColumns("gap", List.of("t", "x", "y"), points).write(file);
        assertThat(file).isNotEmptyFile();
    }

    @Test
    void onePointIsDrawnToo() throws IOException {
        Path file = folder.resolve("one.svg");
        Chart.ofColumns("one", List.of("t", "x"), List.of(new double[] {0, 1})).write(file);
        Chart.ofColumns("none", List.of("t", "x"), List.of()).write(file);
        assertThat(file).isNotEmptyFile();
    }

    private String svg(String name) throws IOException {
        Path file = folder.resolve(name);
        oscillation().write(file);
        return Files.readString(file);
    }

    private static Chart oscillation() {
        List<double[]> points = new ArrayList<>();
        for (int i = 0; i <= 1_000; i++) {
            double t = i * 0.02;
            points.add(new double[] {t, Math.cos(t), -Math.sin(t)});
        }
        return Chart.ofColumns("oscillation <&>", List.of("t", "x", "x'"), points);
    }

    private static long pixels(BufferedImage image, int colour) {
        long count = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                count += (image.getRGB(x, y) & 0xFFFFFF) == colour ? 1 : 0;
            }
        }
        return count;
    }
}

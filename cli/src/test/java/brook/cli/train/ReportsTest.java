package brook.cli.train;

import static org.assertj.core.api.Assertions.assertThat;

import brook.cli.train.ParetoFront.Result;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class ReportsTest {

    @BeforeAll
    static void withoutScreen() {
        System.setProperty("java.awt.headless", "true");
    }

    @Test
    void reportOfATraining() throws Exception {
        String html = TrainReport.html("toy & map", List.of("seed <3>"), TrainLogTest.log(40));
        assertThat(html)
                .contains("<h1>toy &amp; map</h1>", "<p>seed &lt;3&gt;</p>", "best test")
                .doesNotContain("<script");
        List<Element> drawings = drawings(html);
        assertThat(drawings).hasSize(5);
        // Value, mse and R3 have a curve for training and one for the test; evaluations are known in the test alone.
        assertThat(curves(drawings.get(0))).isEqualTo(2);
        assertThat(curves(drawings.get(1))).isEqualTo(2);
        assertThat(curves(drawings.get(3))).isEqualTo(1);
        assertThat(html).isEqualTo(TrainReport.html("toy & map", List.of("seed <3>"), TrainLogTest.log(40)));
        write("train.html", html);
    }

    @Test
    void clipPathsAreEachDrawingsOwn() throws IOException {
        String html = TrainReport.html("t", List.of(), TrainLogTest.log(3));
        List<String> names = Pattern.compile("<clipPath id=\"([^\"]+)\"")
                .matcher(html)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
        assertThat(new HashSet<>(names)).hasSize(5);
    }

    @Test
    void anEpochAlone() throws IOException {
        assertThat(TrainReport.html("t", List.of(), TrainLogTest.log(1))).contains("<svg");
    }

    @Test
    void reportOfASweep() throws Exception {
        List<Result> results = List.of(
                new Result("lambda = 0", 131, 1e-4),
                new Result("lambda = 1e-4", 95, 1.1e-4),
                new Result("lambda = 1e-3", 96, 1.5e-4),
                new Result("lambda = 1e-2", 65, 1.2e-4),
                new Result("lambda = 1", 32, 5e-3),
                new Result("lambda = 10", Double.NaN, Double.NaN));
        String html = SweepReport.html("sweep of lambda", "evaluations", "mse", results);
        assertThat(drawings(html)).hasSize(1);
        assertThat(html.split("<td>yes</td>", -1)).hasSize(5);
        write("sweep.html", html);
    }

    /** For eyes. */
    private static void write(String name, String html) throws IOException {
        Files.writeString(Files.createDirectories(Path.of("target", "reports")).resolve(name), html);
    }

    private static List<Element> drawings(String html) {
        return Pattern.compile("(?s)<svg.*?</svg>")
                .matcher(html)
                .results()
                .map((MatchResult found) -> parsed(found.group()))
                .toList();
    }

    private static Element parsed(String svg) {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)))
                    .getDocumentElement();
        } catch (Exception notWellFormed) {
            throw new AssertionError(notWellFormed);
        }
    }

    /** Lines through more than two points. */
    private static long curves(Element svg) {
        long curves = 0;
        for (int i = 0; i < svg.getElementsByTagName("polyline").getLength(); i++) {
            Element line = (Element) svg.getElementsByTagName("polyline").item(i);
            curves += line.getAttribute("points").split(" ").length > 20 ? 1 : 0;
        }
        return curves;
    }
}

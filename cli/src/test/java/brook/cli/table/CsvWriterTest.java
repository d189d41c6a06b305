package brook.cli.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvWriterTest {

    @Test
    void onlyFieldsThatNeedQuotesHaveThem() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (CsvWriter csv = new CsvWriter(out)) {
            csv.header(List.of("t", "theta'", "u[0]", "q'[2,3]", "a\"b", "θ"));
            csv.row(0.1, new double[] {1, -2.5e-10}, new double[] {Double.NaN, 1.0 / 3, -0.0});
        }
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("""
                        t,theta',u[0],"q'[2,3]","a""b",θ
                        0.1,1,-2.5e-10,NaN,0.3333333333333333,-0
                        """);
    }
}

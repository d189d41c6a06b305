package brook.jmh;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What a report says is what was measured. */
class ReportTest {

    private static final Report REPORT = new Report(
            "quick",
            "a \"virtual\" machine",
            List.of(
                    cost(Code.HAND_WRITTEN, new Batch(4000, 2, 1), new Batch(3000, 2, 1)),
                    cost(Code.GENERATED, new Batch(1000, 2, 1), new Batch(1500, 2, 1))),
            List.of());

    private static Cost cost(Code code, Batch... batches) {
        return new Cost("Lorenz", code, Contenders.ROUNDING, 2, 1e-12, List.of(batches));
    }

    @Test
    void aRatioComparesTheFastestBatches() {
        assertThat(REPORT.ratio(new Target("Lorenz", Code.HAND_WRITTEN, 1.5))).isEqualTo(3);
    }

    @Test
    void theTableSaysWhetherATargetHolds() {
        assertThat(ReportText.of(REPORT))
                .containsPattern("Lorenz +2 +1.500 \\(2.000\\) +0.500 \\(0.750\\) +3.00 +1.5  yes");
    }

    @Test
    void whatWasNotMeasuredIsNullForMachines() {
        assertThat(ReportJson.of(REPORT))
                .contains("\"jvm\": \"a \\\"virtual\\\" machine\"")
                .contains(
                        "\"problem\": \"Lorenz\", \"than\": \"HAND_WRITTEN\", \"target\": 1.5, \"ratio\": 3.0, \"holds\": true")
                .contains(
                        "\"problem\": \"Kepler\", \"than\": \"HAND_WRITTEN\", \"target\": 1.5, \"ratio\": null, \"holds\": false");
    }
}

package brook.jmh;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a report says is what was measured. */
class ReportTest {

    private static final Host SEVENTEEN = new Host(17, "a \"virtual\" machine", "");

    private static final Report REPORT = report(SEVENTEEN);

    private static Report report(Host host) {
        return new Report(
                "quick",
                host,
                List.of(
                        cost(Code.HAND_WRITTEN, batch(4000), batch(3000)),
                        cost(Code.GENERATED, batch(1000), batch(1500))),
                List.of(new CompileCost(
                        "NBody N=400", Map.of("total", 900.0), Map.of("total", new Spread(301, 320)), 7)),
                List.of());
    }

    private static Batch batch(double nanos) {
        return new Batch(nanos, 2, 1, 1e-12);
    }

    private static Cost cost(Code code, Batch... batches) {
        return new Cost("Lorenz", code, Contenders.ROUNDING, List.of(batches));
    }

    private static Judged judged(Report report, Target.Kind kind, String subject, String variant) {
        return report.targets().stream()
                .filter(judged -> judged.target().kind() == kind)
                .filter(judged -> judged.target().ours().subject().equals(subject))
                .filter(judged -> judged.target().ours().variant().equals(variant))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aRatioComparesTheFastestBatchesAndTheMedians() {
        Judged judged = judged(REPORT, Target.Kind.STEP, "Lorenz", "GENERATED");

        assertThat(judged.value()).isEqualTo(new Spread(3, 2 / 0.75));
        assertThat(judged.verdict()).isEqualTo(Judged.Verdict.HOLDS);
    }

    @Test
    void whatIsAboveAMostFails() {
        assertThat(judged(REPORT, Target.Kind.COMPILE, "NBody N=400", "total").verdict())
                .isEqualTo(Judged.Verdict.FAILS);
    }

    @Test
    void aNumberFromAnotherRunGivesNoVerdict() {
        Judged judged = judged(REPORT, Target.Kind.HEYOKA, "Lorenz", "GENERATED");

        assertThat(judged.verdict()).isEqualTo(Judged.Verdict.ELSEWHERE);
        assertThat(judged.value().min()).isEqualTo(0.206 / 0.5);
    }

    @Test
    void whatNeedsVectorsIsATargetOfNewerVirtualMachinesAlone() {
        Report newer = report(new Host(25, "", ""));

        assertThat(judged(REPORT, Target.Kind.STEP, Targets.OUTER_PLANETS, "GENERATED_VECTORS")
                        .verdict())
                .isEqualTo(Judged.Verdict.NOT_ASKED);
        assertThat(judged(newer, Target.Kind.STEP, Targets.OUTER_PLANETS, "GENERATED_VECTORS")
                        .verdict())
                .isEqualTo(Judged.Verdict.NOT_MEASURED);
    }

    @Test
    void theTableSaysWhetherATargetHolds() {
        assertThat(TargetText.of(REPORT))
                .containsPattern("Lorenz generated +0.500 \\(0.750\\) +1.50 \\(2.00\\) +3.00 \\(2.67\\) +>= 1.60  yes")
                .containsPattern("NBody N=400 +301 \\(320\\) +- +301 \\(320\\) +<= 300  NO")
                .containsPattern("Kepler generated +- +- +- +>= 1.60  not measured");
    }

    @Test
    void theTablesShowWhatTheTargetsComeFrom() {
        assertThat(ReportText.of(REPORT))
                .containsPattern("Lorenz +2 +1.500 \\(2.000\\) +0.500 \\(0.750\\) +3.00")
                .containsPattern("NBody N=400 +301.0 \\(320.0\\)");
    }

    @Test
    void whatWasNotMeasuredIsNullForMachines() {
        assertThat(ReportJson.of(REPORT))
                .contains("\"jvm\": \"a \\\"virtual\\\" machine\"")
                .contains(
                        "\"problem\": \"Lorenz\", \"than\": \"HAND_WRITTEN\", \"target\": 1.6, \"ratio\": 3.0, \"holds\": true")
                .contains(
                        "\"problem\": \"Kepler\", \"than\": \"HAND_WRITTEN\", \"target\": 1.6, \"ratio\": null, \"holds\": false");
    }
}

package brook.cli.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import brook.runtime.train.EpochReport;
import brook.runtime.train.Measures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainLogTest {

    @TempDir
    private Path folder;

    /** Epochs of a training that goes well, with evaluations in the test alone. */
    static TrainLog log(int epochs) {
        TrainLog log = new TrainLog(List.of("mse", "R3", "evaluations"), List.of("evaluations"));
        for (int epoch = 1; epoch <= epochs; epoch++) {
            double mse = Math.exp(-0.1 * epoch) + 1e-3;
            double r3 = 10 / (1.0 + epoch);
            log.add(
                    new EpochReport(
                            epoch,
                            1e-2,
                            2 * mse,
                            new Measures(mse + 1e-3 * r3, List.of(mse, r3, Double.NaN)),
                            Optional.of(new Measures(
                                    1.1 * mse + 1e-3 * r3, List.of(1.1 * mse, r3, 65.0 + 200 / (double) epoch)))),
                    epoch / 4.0);
        }
        return log;
    }

    @Test
    void csv() {
        TrainLog log = new TrainLog(List.of("mse", "evaluations"), List.of("evaluations"));
        Measures train = new Measures(0.5, List.of(0.25, Double.NaN));
        log.add(new EpochReport(1, 1e-2, 8, train, Optional.of(new Measures(0.75, List.of(0.125, 65.5)))), 0.1);
        log.add(new EpochReport(2, 1e-3, 4, train, Optional.empty()), 1e3);
        assertThat(log.csv()).isEqualTo("""
                        epoch,rate,gradient,train,train.mse,test,test.mse,test.evaluations,seconds
                        1,0.01,8,0.5,0.25,0.75,0.125,65.5,0.1
                        2,0.001,4,0.5,0.25,NaN,NaN,NaN,1000
                        """);
        assertThat(log(3).lastLine()).startsWith("3,0.01,").endsWith(",0.75\n");
    }

    @Test
    void aLogGoesOnWhereTheCheckpointIs() throws IOException {
        Path file = Files.writeString(folder.resolve("log.csv"), log(5).csv());
        TrainLog read = TrainLog.read(file, log(0), 3);
        assertThat(read.csv()).isEqualTo(log(3).csv());
        assertThatThrownBy(() -> TrainLog.read(file, new TrainLog(List.of("accuracy"), List.of()), 3))
                .hasMessageEndingWith("there is no column `train.accuracy`");
    }

    @Test
    void linesStandBelowEachOther() {
        EpochLines lines = new EpochLines(List.of("mse", "evaluations_of_dopri5"), List.of("evaluations_of_dopri5"));
        EpochReport report = new EpochReport(
                7,
                1e-2,
                1,
                new Measures(0.123456789, List.of(0.1, Double.NaN)),
                Optional.of(new Measures(2, List.of(1e-9, 65.25))));
        assertThat(lines.header(true))
                .isEqualTo(
                        "epoch       train         mse        test    test mse  test evaluations_of_dopri5     seconds");
        assertThat(lines.line(report, 12.34))
                .isEqualTo(
                        "    7     0.12346         0.1           2        1e-9                       65.25        12.3");
        assertThat(lines.brief(report.train())).isEqualTo("0.12346, mse 0.1");
    }
}

package brook.runtime.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimeSeriesTest {

    @TempDir
    private Path folder;

    private DataTable read(String text) throws IOException {
        return CsvTable.read(Files.writeString(folder.resolve("s.csv"), text));
    }

    @Test
    void rowsAreGroupedAndSorted() throws IOException {
        DataTable table = read("id,t,y,dose\nb,2,20,\na,1,11,5\nb,0,,7\na,1,12,\nb,1,10,7\n");
        TimeSeries series = TimeSeries.of(table, "t");
        int y = table.column("y");
        assertThat(series.count()).isEqualTo(2);
        assertThat(series.id(0)).isEqualTo("b");
        assertThat(series.length(0)).isEqualTo(3);
        assertThat(series.time(0, 0)).isEqualTo(0);
        assertThat(table.value(series.row(0, 1), y)).isEqualTo(10);
        assertThat(series.observed(0, y)).isEqualTo(2);
        assertThat(series.constant(0, table.column("dose"))).isEqualTo(7);
        // Two rows of one time stay in the order of the file.
        assertThat(table.value(series.row(1, 0), y)).isEqualTo(11);
        assertThat(table.value(series.row(1, 1), y)).isEqualTo(12);
    }

    @Test
    void withoutIdsThereIsOneSeries() throws IOException {
        TimeSeries series = TimeSeries.of(read("t,y\n1,2\n0,1\n"), "t");
        assertThat(series.count()).isEqualTo(1);
        assertThat(series.id(0)).isEmpty();
        assertThat(series.time(0, 0)).isEqualTo(0);
    }

    @Test
    void mistakes() throws IOException {
        DataTable table = read("id,t,dose,none\na,1,5,\na,2,6,\nb,,1,1\n");
        assertThatThrownBy(() -> TimeSeries.of(table, "t"))
                .hasMessageEndingWith("s.csv:4: column 2, `t`: nothing stands there");
        assertThatThrownBy(() -> TimeSeries.of(table, "time")).hasMessageEndingWith("there is no column `time`");
        assertThatThrownBy(() -> TimeSeries.of(table, "id")).hasMessageContaining("says which rows belong together");
        DataTable good = read("id,t,dose,none\na,1,5,\na,2,6,\n");
        TimeSeries series = TimeSeries.of(good, "t");
        assertThatThrownBy(() -> series.constant(0, good.column("dose")))
                .hasMessageEndingWith("s.csv:3: column 3, `dose`: 6.0, but it was 5.0 in an earlier row of `a`");
        assertThatThrownBy(() -> series.constant(0, good.column("none")))
                .hasMessageEndingWith("s.csv:2: column 4, `none`: nothing stands there in any row of `a`");
    }

    @Test
    void aSeriesIsNotInBothFiles() throws IOException {
        DataTable one = read("id,t\na,1\nb,1\n");
        DataTable two = read("id,t\nc,1\nb,2\n");
        assertThatThrownBy(() -> one.above(two)).hasMessageStartingWith("the id `b` stands in both");
    }
}

package brook.runtime.ensemble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import brook.runtime.ModelDescription;
import brook.runtime.reference.ExpressionModel;
import brook.runtime.solver.ModelSolver;
import java.util.List;
import org.junit.jupiter.api.Test;

class MemberTableTest {

    private static final ModelDescription MODEL = ModelDescription.named("Some", "some.ode")
            .parameter("k")
            .state("q", 2)
            .axis(1, 3)
            .state("x", 1)
            .build();

    @Test
    void namesStandForOneDouble() {
        assertThat(Column.find(MODEL, "k")).contains(new Column(Column.Kind.PARAMETER, 0));
        assertThat(Column.find(MODEL, "x")).contains(new Column(Column.Kind.INITIAL, 6));
        assertThat(Column.find(MODEL, "x(0)")).contains(new Column(Column.Kind.INITIAL, 6));
        assertThat(Column.find(MODEL, "q[2]")).contains(new Column(Column.Kind.INITIAL, 1));
        assertThat(Column.find(MODEL, "q'[3](0)")).contains(new Column(Column.Kind.INITIAL, 5));
        for (String none : List.of("q", "q'", "q[4]", "q''[1]", "k(0)", "y", "", "x(1)")) {
            assertThat(Column.find(MODEL, none)).as(none).isEmpty();
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MemberTable.of(MODEL, "x", "y"))
                .withMessageContaining("`y`");
    }

    @Test
    void rowsBelongToMembers() {
        ModelSolver solver =
                ModelSolver.of(ExpressionModel.of(List.of("x", "y"), "y", "-x")).build();
        MemberTable table = MemberTable.of(solver.description(), "y(0)", "x");
        for (int i = 0; i < 100; i++) {
            table.add(i, -i);
        }
        assertThat(table.count()).isEqualTo(100);
        List<double[]> starts = Ensemble.of(solver).threads(2).solveAll(table.count(), (member, i) -> {
            table.give(member, i);
            return member.runAsFarAsPossible(0, 0).state();
        });
        for (int i = 0; i < 100; i++) {
            assertThat(starts.get(i)).containsExactly(-i, i);
        }
        assertThatIllegalArgumentException().isThrownBy(() -> table.add(1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> table.add(1, Double.NaN))
                .withMessageContaining("member 100");
    }
}

package brook.jmh;

import static org.assertj.core.api.Assertions.assertThat;

import brook.jmh.problem.Problem;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The list of targets names what is there to be measured. */
class TargetsTest {

    @Test
    void eachTargetStandsOnce() {
        assertThat(Targets.ALL).doesNotHaveDuplicates();
    }

    @Test
    void eachKindHasATarget() {
        assertThat(Targets.ALL.stream().map(Target::kind).distinct()).containsExactly(Target.Kind.values());
    }

    @Test
    void theSubjectsOfRunsAndCompilationsExist() {
        List<String> problems = Stream.concat(Problem.NAMES.stream(), Stream.of(Problem.MANY_BODIES))
                .toList();
        List<String> models =
                SizedModel.COMPILED.stream().map(SizedModel::label).toList();
        for (Target target : Targets.ALL) {
            Key key = target.ours();
            switch (key.quantity()) {
                case STEP, RUN, ERROR, ALLOCATION, TRAJECTORY ->
                    assertThat(problems).contains(key.subject());
                case COMPILE, CODE -> assertThat(models).contains(key.subject());
                case PROCESS -> assertThat(key.subject()).isEqualTo(Targets.SMALL_MODEL);
                case TRAINING ->
                    assertThat(Training.IN_SHORT.stream().map(Training::subject))
                            .contains(key.subject());
            }
        }
    }
}

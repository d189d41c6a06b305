package brook.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;

/** With a clock that goes on by what calls take, so that each run is the same. */
class KernelFormsTest {

    private static final long WORK = 4_000;
    private static final long NUMBERS = 4_000;

    private long now;
    private final KernelForms forms = new KernelForms(() -> now);
    private final KernelForm form = forms.form();
    private int vectorCalls;

    @Test
    void vectorsComeWhenTheyAreCompiled() {
        LongUnaryOperator vectors = call -> call < 40 ? 1_000_000 : 2_000;
        run(form, 0.3, vectors);
        assertThat(forms.areVectorsUsual())
                .as("after %d calls of vectors", vectorCalls)
                .isFalse();
        run(form, 0.2, vectors);
        assertThat(forms.areVectorsUsual())
                .as("after %d calls of vectors", vectorCalls)
                .isTrue();
    }

    @Test
    void vectorsComeAfterManyShortCalls() {
        // Code without loops is called 5,000 times before it is compiled.
        run(form, 1, call -> call < 5_000 ? 20_000 : 2_000);
        assertThat(forms.areVectorsUsual())
                .as("after %d calls of vectors", vectorCalls)
                .isTrue();
    }

    @Test
    void compilationTakesAQuarterOfTheTimeAtMost() {
        long calls = run(form, 3, call -> 1_000_000);
        assertThat(calls * NUMBERS / 3e9).isBetween(0.75, 0.8);
        assertThat(forms.areVectorsUsual()).isFalse();
    }

    @Test
    void vectorsThatStaySlowCostAHundredth() {
        run(form, 30, call -> 1_000_000);
        long calls = run(form, 4, call -> 1_000_000);
        assertThat(calls * NUMBERS / 4e9).isGreaterThan(0.985);
    }

    @Test
    void numbersComeBackWhenVectorsBecomeSlow() {
        run(form, 1, call -> 2_000);
        assertThat(forms.areVectorsUsual()).isTrue();
        run(form, 0.2, call -> 240_000);
        assertThat(forms.areVectorsUsual()).isFalse();
    }

    @Test
    void alikeFormsChangeNothing() {
        run(form, 4, call -> NUMBERS - NUMBERS / 50);
        assertThat(forms.areVectorsUsual()).isFalse();
    }

    @Test
    void instancesThatLiveShortlyLearnTogether() {
        while (now < 1_000_000_000) {
            run(forms.form(), 0.0005, call -> 2_000);
        }
        assertThat(forms.areVectorsUsual()).isTrue();
        KernelForm another = forms.form();
        another.begin(WORK);
        assertThat(another.isVectors()).isTrue();
    }

    @Test
    void callsOfOtherWorkDoNotHoldATrialUp() {
        run(form, 0.3, call -> 2_000);
        form.begin(7 * WORK);
        form.end();
        run(form, 0.7, call -> 2_000);
        assertThat(forms.areVectorsUsual()).isTrue();
    }

    /** Calls until so many seconds went by; vectors take what is given for their call of this number. */
    private long run(KernelForm of, double seconds, LongUnaryOperator ofVectors) {
        long end = now + (long) (seconds * 1e9);
        long calls = 0;
        while (now < end) {
            of.begin(WORK);
            now += of.isVectors() ? ofVectors.applyAsLong(vectorCalls++) : NUMBERS;
            of.end();
            calls++;
        }
        return calls;
    }
}

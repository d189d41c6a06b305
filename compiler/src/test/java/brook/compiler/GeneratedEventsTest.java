package brook.compiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import brook.compiler.emit.EmitOptions.Plan;
import brook.compiler.reference.ModelFile;
import brook.runtime.EventDescription;
import brook.runtime.EventDescription.Trigger;
import brook.runtime.OdeModel;
import brook.runtime.Switching;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What generated classes say of events, asked directly. */
class GeneratedEventsTest {

    private static final int ORDER = 12;
    private static final double NOT_WRITTEN = -12345;

    private static OdeModel model(String text, Plan plan) {
        CompilerOptions options = CompilerOptions.STANDARD.withPlan(plan).withOrder(ORDER);
        OdeModel model = new ModelFile("model.ode", text).load(options);
        double[] state = start(model);
        double[] discretes = new double[model.discreteCount()];
        model.initialDiscretes(0, state, discretes);
        model.setDiscretes(discretes);
        model.chooseModes(0, state);
        return model;
    }

    private static OdeModel model(String text) {
        return model(text, Plan.AUTO);
    }

    private static double[] start(OdeModel model) {
        double[] state = new double[model.dimension()];
        model.initialState(0, state);
        return state;
    }

    /** The coefficients of the function of the i-th event that watches one. */
    private static double[] function(OdeModel model, double t, double[] state, int i) {
        double[] jet = Arrays.copyOf(state, model.planeSize() * (ORDER + 1));
        model.jet(t, jet, ORDER);
        int place = model.dimension() + model.integralCount() + model.modeCount() + i;
        double[] function = new double[ORDER];
        for (int k = 0; k < ORDER; k++) {
            function[k] = (k + 1) * jet[(k + 1) * model.planeSize() + place];
        }
        return function;
    }

    private static void assertSeries(double[] actual, double... expected) {
        for (int k = 0; k < expected.length; k++) {
            assertThat(actual[k]).as("coefficient %d", k).isCloseTo(expected[k], within(1e-14));
        }
        assertThat(Arrays.stream(actual).skip(expected.length)).allMatch(x -> x == 0);
    }

    @ParameterizedTest
    @EnumSource(Plan.class)
    void heightOfAFallingBall(Plan plan) {
        OdeModel model = model("""
                state h = 3, v = 2
                h' = v
                v' = -10
                event bounce when h falls 0.5 { v := -v }
                """, plan);
        assertThat(model.rootCount()).isEqualTo(1);
        assertSeries(function(model, 0, start(model), 0), 2.5, 2, -5);
    }

    @ParameterizedTest
    @EnumSource(Plan.class)
    void productsAndFunctionsOfTheTime(Plan plan) {
        OdeModel model = model("""
                state y = 2
                discrete level = 0.3
                y' = -y
                e = y*sin(t)
                event first when y rises level { y := 1 }
                event second when e crosses level { level := 2*level }
                """, plan);
        double[] expected = new double[ORDER];
        double factorial = 1;
        for (int k = 0; k < ORDER; k++) {
            factorial *= Math.max(k, 1);
            // exp(-t) sin(t) is the imaginary part of exp((i - 1) t)
            expected[k] = 2 * Math.pow(Math.sqrt(2), k) * Math.sin(0.75 * Math.PI * k) / factorial;
        }
        expected[0] -= 0.3;
        assertSeries(function(model, 0, start(model), 1), expected);
        model.setDiscretes(new double[] {1.5});
        assertThat(function(model, 0, start(model), 0)[0]).isEqualTo(0.5);
        assertThat(function(model, 0, start(model), 0)[1]).isEqualTo(-2);
    }

    @ParameterizedTest
    @EnumSource(Plan.class)
    void whatJumpsInAFunctionIsHeld(Plan plan) {
        OdeModel model = model("""
                state x = 2
                x' = -1
                event hit when abs(x) + floor(x)*x falls 0.5 { stop }
                """, plan);
        assertThat(model.modeCount()).isEqualTo(2);
        assertSeries(function(model, 0, new double[] {2}, 0), 5.5, -3);
        double[] modes = new double[2];
        model.modes(0, new double[] {-1.25}, modes);
        model.setModes(modes);
        assertSeries(function(model, 0, new double[] {-1.25}, 0), 1.25 + 2.5 - 0.5, 1 + 2);
    }

    @ParameterizedTest
    @EnumSource(Plan.class)
    void functionsThatDoNotMove(Plan plan) {
        OdeModel model = model("""
                state x = 2
                discrete n = 3
                x' = -1
                event never when x - x + n crosses 1 { stop }
                event flat when 0*x rises -1 { stop }
                """, plan);
        assertSeries(function(model, 0, start(model), 0), 2);
        assertSeries(function(model, 0, start(model), 1), 1);
    }

    @ParameterizedTest
    @EnumSource(Plan.class)
    void statesWithTheNamesOfWhatIsWatched(Plan plan) {
        OdeModel model = model("""
                state watched1 = 1, watched1_ = 3, x = 2
                watched1' = abs(x)
                watched1_' = -watched1_
                x' = -1
                event hit when watched1 + abs(x)*x rises 8 { stop }
                """, plan);
        double[] jet = Arrays.copyOf(start(model), model.planeSize() * (ORDER + 1));
        model.jet(0, jet, ORDER);
        assertThat(jet[model.planeSize()]).isEqualTo(2);
        assertThat(jet[2 * model.planeSize()]).isEqualTo(-0.5);
        assertSeries(function(model, 0, start(model), 0), -3, -2, 0.5);
    }

    @Test
    void conditionsAreTestedOnWhatIsHeld() {
        OdeModel model = model("""
                state x = 1
                discrete n = 0
                x' = -1
                event low when x < 0.5 and n < 2 { n := n + 1 }
                event often when n >= 2 { stop }
                event unlocated when noevent(floor(x)) < n { stop }
                """);
        assertThat(model.modeCount()).isEqualTo(1);
        double[] below = {0.25};
        assertThat(model.condition(0, 0, below)).as("the mode has not changed").isFalse();
        model.chooseModes(0, below);
        assertThat(model.condition(0, 0, below)).isTrue();
        assertThat(model.condition(0, 0, new double[] {5})).as("it is held").isTrue();
        assertThat(model.condition(1, 0, below)).isFalse();
        model.setDiscretes(new double[] {2});
        assertThat(model.condition(0, 0, below)).isFalse();
        assertThat(model.condition(1, 0, below)).isTrue();
        assertThat(model.condition(2, 0, below)).as("read at the point").isTrue();
        assertThat(model.condition(2, 0, new double[] {2.75})).isFalse();
    }

    @Test
    void guardsReadThePoint() {
        OdeModel model = model("""
                param most = 3
                state x = 1, v = -1
                discrete n = 0
                x' = v
                v' = 0
                event hit when x falls 0 if n < most and v < t { n := n + 1 }
                event free when x rises 0 { stop }
                """);
        assertThat(model.guard(0, 0, new double[] {0, -1})).isTrue();
        assertThat(model.guard(0, -2, new double[] {0, -1})).isFalse();
        model.setDiscretes(new double[] {3});
        assertThat(model.guard(0, 0, new double[] {0, -1})).isFalse();
        assertThat(model.guard(1, 0, new double[] {0, -1})).isTrue();
    }

    @Test
    void timesFollowTheParameters() {
        OdeModel model = model("""
                param T = 4, late = 10
                state x = 1
                x' = -x
                event kick every T/2 from late - 1 { x := 1 }
                event pulse every 3 { x := 1 }
                event given at 2*T, 1, late { stop }
                """);
        assertThat(model.eventTimes(0)).containsExactly(2, 9);
        assertThat(model.eventTimes(1)).containsExactly(3, Double.NaN);
        assertThat(model.eventTimes(2)).containsExactly(8, 1, 10);
        model.setParameters(new double[] {6, 20});
        assertThat(model.eventTimes(0)).containsExactly(3, 19);
        assertThat(model.eventTimes(2)).containsExactly(12, 1, 20);
    }

    @Test
    void assignmentsHappenAtOnce() {
        OdeModel model = model("""
                state x = 1, y = 2
                theta'' = -theta
                theta(0) = 3 ; theta'(0) = 4
                discrete n = 5, last = 6
                x' = y
                y' = -x
                event swap when x falls 0 {
                  x := y
                  y := x + n + t
                  n := last
                  last := n
                  theta' := -0.5*theta'
                }
                """);
        double[] state = start(model);
        double[] newState = state.clone();
        double[] newDiscretes = {5, 6};
        model.act(0, 100, state, newState, newDiscretes);
        assertThat(newState).containsExactly(2, 106, 3, -2);
        assertThat(newDiscretes).containsExactly(6, 5);
        assertThat(state).containsExactly(1, 2, 3, 4);
    }

    @Test
    void elementsThatAreNotAssignedStay() {
        OdeModel model = model("""
                const N = 7
                state q[N] = [i for i in 1..N], g[2, 3] = 0
                discrete d[0..3] = [1, 2, 3, 4], e[3] = 9
                q[i in 1..N]' = -q[i]
                g[i in 1..2, j in 1..3]' = 0
                event all when q[1] falls 0.5 {
                  q[i in 2..N step 2] := q[i - 1]
                  q[7] := 70
                  g[2, :] := [q[1], q[2], q[3]]
                  g[1, 2] := d[0]
                  d[i in 1..2] := -d[i]
                  e[1] := 5
                  e[3] := 5
                }
                """);
        double[] newState = new double[13];
        double[] newDiscretes = new double[7];
        Arrays.fill(newState, NOT_WRITTEN);
        Arrays.fill(newDiscretes, NOT_WRITTEN);
        model.act(0, 0, start(model), newState, newDiscretes);
        double x = NOT_WRITTEN;
        assertThat(newState).containsExactly(x, 1, x, 3, x, 5, 70, x, 1, x, 1, 2, 3);
        assertThat(newDiscretes).containsExactly(x, -2, -3, x, 5, x, 5);
    }

    @Test
    void discretesStartFromTheStateAndTheTime() {
        OdeModel model = model("""
                param k = 2
                state x = 3, y[2] = [1, 2]
                discrete a = k*x(0), b = t, c[2] = y(0)
                x' = -x
                y' = a*y + c
                event e at 1 { a := 0 }
                """);
        double[] discretes = new double[4];
        model.initialDiscretes(7, new double[] {10, 20, 30}, discretes);
        assertThat(discretes).containsExactly(20, 7, 20, 30);
    }

    @Test
    void eventsAreDescribed() {
        OdeModel model = model("""
                state x = 1
                discrete n = 0 "how often", w[0..1] = 0
                x' = -x
                event low when x   falls 0.5 if n < 3 { x := 1 ; record }
                event at 1, 2 { stop }
                event when t > 3 { n := n + 1 ; w[0] := 1 }
                event every 3 from 1 {}
                """);
        assertThat(model.description().events())
                .containsExactly(
                        new EventDescription(
                                "low", Trigger.FALLS, true, true, false, "when x falls 0.5 if n < 3", 4, 7),
                        new EventDescription("event2", Trigger.AT, false, false, true, "at 1, 2", 5, 1),
                        new EventDescription("event3", Trigger.CONDITION, true, false, false, "when t > 3", 6, 1),
                        new EventDescription("event4", Trigger.EVERY, false, false, false, "every 3 from 1", 7, 1));
        assertThat(model.description().discreteLabels()).isEqualTo(List.of("n", "w[0]", "w[1]"));
        assertThat(model.description().discretes().get(0).text()).isEqualTo("how often");
    }

    /** More than one method can tell apart, and names that Java has too. */
    @Test
    void manyEvents() {
        StringBuilder text = new StringBuilder("state x = 1\ndiscrete n[350] = 0\nx' = -x\n");
        for (int i = 1; i <= 350; i++) {
            text.append("event act" + i + " when x falls " + i + "/400 if n[" + i + "] < " + i + " { n[" + i
                    + "] := x + " + i + " }\n");
        }
        OdeModel model = model(text.toString());
        double[] newDiscretes = new double[350];
        model.act(0, 0, new double[] {0.5}, new double[1], newDiscretes);
        model.act(349, 0, new double[] {0.5}, new double[1], newDiscretes);
        model.act(200, 0, new double[] {0.5}, new double[1], newDiscretes);
        assertThat(newDiscretes).hasSize(350).contains(1.5, 350.5, 201.5);
        assertThat(Arrays.stream(newDiscretes).filter(x -> x != 0)).hasSize(3);
        model.setDiscretes(newDiscretes);
        assertThat(model.guard(200, 0, new double[1])).isFalse();
        assertThat(model.guard(199, 0, new double[1])).isTrue();
        assertThat(function(model, 0, new double[] {0.5}, 349)[0]).isEqualTo(0.5 - 350.0 / 400);
    }

    /** More kinds of modes than one method can tell apart. */
    @Test
    void manyConditions() {
        StringBuilder text = new StringBuilder("state x = 1\ndiscrete n = 0\nx' = -x\n");
        for (int i = 1; i <= 300; i++) {
            text.append("event when x " + (i % 2 == 0 ? "<" : "<=") + " " + i + "/300 { n := " + i + " }\n");
        }
        OdeModel model = model(text.toString());
        assertThat(model.modeCount()).isEqualTo(300);
        assertThat(model.switching(298)).isEqualTo(Switching.NOT_NEGATIVE);
        assertThat(model.switching(299)).isEqualTo(Switching.POSITIVE);
        model.chooseModes(0, new double[] {0.5});
        assertThat(model.condition(148, 0, new double[1])).isFalse();
        assertThat(model.condition(150, 0, new double[1])).isTrue();
    }
}

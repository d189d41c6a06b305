package brook.hot;

import static org.assertj.core.api.Assertions.assertThat;

import brook.runtime.OdeModel;
import brook.runtime.integrator.Integrator;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/** Steps of models with events allocate nothing, whether events happen in them or not. */
class EventAllocationTest {

    /** All kinds of events: a level crossed with and without an assignment, a condition, and a clock. */
    private static final String SWINGING = """
            state x = 0, v = 1
            discrete n = 0, m = 0
            x' = v
            v' = -x
            event up when x rises 0 { n := n + 1 ; v := v }
            event top when v falls 0 { record }
            event far when x > 0.5 { m := m + 1 }
            event tick every 0.75 { m := m - 1 }
            integral path = abs(v)
            """;

    @Test
    void stepsAllocateNothing() {
        OdeModel model = Models.standard()
                .compile("swinging.ode", SWINGING)
                .orElseThrow()
                .newInstance();
        Integrator integrator = Integrator.of(model);
        double[] state = new double[model.dimension()];
        model.initialState(0, state);
        run(integrator, state);
        com.sun.management.ThreadMXBean threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        long before = threads.getThreadAllocatedBytes(thread);
        long steps = run(integrator, state);
        long after = threads.getThreadAllocatedBytes(thread);
        assertThat(steps).isGreaterThan(2000);
        assertThat(after - before).isLessThan(1000);
    }

    private static long run(Integrator integrator, double[] state) {
        integrator.start(0, state, 1000);
        long steps = 0;
        while (integrator.step()) {
            steps++;
        }
        return steps;
    }
}

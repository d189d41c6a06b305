package brook.hot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import brook.runtime.solver.ModelSolver;
import brook.runtime.solver.Sensitivities;
import org.junit.jupiter.api.Test;

/**
 * Derivatives of solutions against numbers of another program: Taylor series of order 40 in 45 digits (mpmath), of which the central
 * difference over 2e-14 of the initial value, or of the parameter, was taken; more than 20 digits hold.
 */
class SensitivityReferencesTest {

    private static final double PERCENT = 1e-8;

    private static void check(String text, double t, String[] by, double[][] columns) {
        Sensitivities found = Models.standard()
                .compile("model.ode", text)
                .orElseThrow()
                .sensitivities(by)
                .rtol(1e-16)
                .build()
                .solve(0, t)
                .sensitivities();
        assertThat(found.labels()).containsExactly(by);
        compare(found.matrix(t), columns);
    }

    @Test
    void pendulum() {
        check(
                "param g = 9.81, L = 1, c = 0.05\ntheta'' = -g/L*sin(theta) - c*theta'\ntheta(0) = 2.5\ntheta'(0) = 0\n",
                5,
                new String[] {"theta(0)", "theta'(0)", "g", "L", "c"},
                new double[][] {
                    {-7.8182195392695967581, -11.610906770796625318},
                    {-0.79363923953670599364, -1.278254205165447462},
                    {1.0928996777444241417, 2.0269529548392915936},
                    {-10.72134583867280083, -19.884408486973450533},
                    {37.092695214373169227, 48.277509985953045324}
                });
    }

    @Test
    void lorenz() {
        check(
                "param s = 10, r = 28, b = 8/3\nx' = s*(y - x); y' = x*(r - z) - y; z' = x*y - b*z\nx(0) = 1; y(0) = 1; z(0) = 1\n",
                10,
                new String[] {"x(0)", "y(0)", "z(0)", "s", "r", "b"},
                new double[][] {
                    {0.55707875601013150474, -0.1853626574448594042, -1.6566392305836968743},
                    {0.44392786915378245906, -0.27139296819178089675, -1.5069695907356189299},
                    {-0.027612957191350332253, 3.2541591939037112088, 4.9836238714005107565},
                    {1.2218660205332605483, -2.6397831734101564954, -6.5329860675329289825},
                    {2.2334433628362271198, -3.3513678301841422831, -9.830371470977985862},
                    {16.20010433130072081, -5.0232803454325133967, -50.263198893714047918}
                });
    }

    /** Eccentricity 0.6, a good three turns. */
    @Test
    void kepler() {
        check(
                "param mu = 1\nstate q[2] = [0.4, 0], v[2] = [0, 2]\nq' = v\nv' = -mu*q/norm(q)^3\n",
                20,
                new String[] {"q[1](0)", "q[2](0)", "v[1](0)", "v[2](0)", "mu"},
                new double[][] {
                    {318.16832921284872365, 52.709526498760098349, -207.34913806546738137, 219.86542742147727707},
                    {2.0925250948251796251, 3.0440325578355805935, 0.25271432814948077264, 2.9404276486761694148},
                    {0.81267742746224811954, 0.99384430077273634335, -0.011188016449324324878, 1.0351773957295796315},
                    {101.211895303889985, 16.591612857756386186, -66.126134318964141022, 70.214337307785674337},
                    {-110.15373262377689997, -17.826230499340795774, 71.432580044042181031, -76.166102449440233487}
                });
    }

    /** A stiff system, with Radau IIA and its Jacobian of both states and derivatives; at ends of runs, since within a step its polynomials have order 3. */
    @Test
    void robertson() {
        ModelSolver solver = Models.standard()
                .compile("model.ode", """
                        param k1 = 0.04, k2 = 3e7, k3 = 1e4
                        A' = -k1*A + k3*B*C; B' = k1*A - k3*B*C - k2*B^2; C' = k2*B^2
                        A(0) = 1; B(0) = 0; C(0) = 0
                        """)
                .orElseThrow()
                .sensitivities("A(0)", "B(0)", "C(0)", "k1", "k2", "k3")
                .method("radau5")
                .rtol(1e-12)
                .atol(1e-18)
                .build();
        double[][] at4 = {
            {0.92033213946042901711, 8.2864304260993917515e-6, 0.079659574109144883499},
            {0.5438957264948615257, -0.000035148595133035043557, 0.45613942210027150934},
            {0.54393423071153129171, -0.000035144152333195330088, 0.45610091344080190362},
            {-1.8760821737666475965, 0.00017921805900102769273, 1.8759029557076465688},
            {-4.9334368050928824494e-10, -2.7626219610894632148e-13, 4.9361994270539719126e-10},
            {2.9613771291453752582e-6, -5.8304605662342277143e-10, -2.9607940830887518354e-6}
        };
        double[][] at40 = {
            {0.78448449578669748516, 3.4141641226610488346e-6, 0.21551209004917985379},
            {0.72120641841111191576, 9.5485653378907538209e-7, 0.27879262673235429516}
        };
        compare(solver.solve(0, 4).sensitivities().matrix(4), at4);
        compare(solver.solve(0, 40).sensitivities().matrix(40), at40);
    }

    private static void compare(double[][] matrix, double[][] columns) {
        for (int j = 0; j < columns.length; j++) {
            for (int i = 0; i < columns[j].length; i++) {
                assertThat(matrix[i][j])
                        .as("component %d, direction %d", i, j)
                        .isCloseTo(columns[j][i], withinPercentage(PERCENT));
            }
        }
    }
}

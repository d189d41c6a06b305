package brook.examples.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import brook.examples.PendulumSolver;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a service answers to those who mean well. */
class SolveServiceTest {

    private static final int AT_ONCE = 8;

    private static SolveService service;
    private static Client client;

    @BeforeAll
    static void start() throws IOException {
        service = SolveService.start(0, ServiceLimits.STANDARD.withRequests(AT_ONCE));
        client = Client.of(service);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void csvHoldsTheBitsOfTheTypedClass() throws Exception {
        HttpResponse<String> answer =
                client.post(Client.example("Pendulum"), "t0=0&t1=20&rows=6&format=csv" + Client.set("set", "L=2"));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/csv");
        assertThat(answer.headers().firstValue("Brook-Ending")).contains("end");
        List<String> lines = answer.body().lines().toList();
        assertThat(lines.get(0)).isEqualTo("t,theta,theta',energy");
        PendulumSolver.Trajectory run = PendulumSolver.builder().L(2).build().solve(0, 20);
        assertThat(lines.subList(1, lines.size())).hasSize(6).allSatisfy(line -> {
            String[] numbers = line.split(",");
            double t = Double.parseDouble(numbers[0]);
            assertThat(Double.parseDouble(numbers[1])).isEqualTo(run.theta(t));
            assertThat(Double.parseDouble(numbers[2])).isEqualTo(run.thetaDot(t));
            assertThat(Double.parseDouble(numbers[3])).isEqualTo(run.energy(t));
        });
    }

    @Test
    void jsonIsWhatComesWithoutAnyWish() throws Exception {
        HttpResponse<String> answer = client.post(Client.example("Lorenz"), "t1=0&rows=2" + Client.set("init", "x=-2"));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(answer.body()).isEqualTo("""
                        {"model": "Lorenz",
                        "ending": "end",
                        "message": "",
                        "time": 0,
                        "steps": 0,
                        "order": 19,
                        "columns": ["t", "x", "y", "z"],
                        "rows": [
                        [0, -2, 1, 1]]}
                        """);
    }

    @Test
    void theHeaderAsksForCsvAsWell() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(service.uri())
                .header("Accept", "text/csv")
                .POST(HttpRequest.BodyPublishers.ofString("x' = -x; x(0) = 1; solve { t = 0 .. 1; output at 1 }"))
                .build();
        assertThat(client.send(request).body()).startsWith("t,x\n1,0.3678794411");
    }

    @Test
    void aWrongModelGetsItsMessages() throws Exception {
        String model = "x' = -k*x\nx(0) = 1\nsolve { t = 0 .. 1 }\n";
        HttpResponse<String> json = client.post(model, "");
        assertThat(json.statusCode()).isEqualTo(400);
        assertThat(json.body())
                .contains("\"code\": \"E0201\"", "\"file\": \"posted.ode\", \"line\": 1, \"column\": 7")
                .contains("\"text\": \"error[E0201]");
        HttpResponse<String> text = client.post(model, "format=csv");
        assertThat(text.statusCode()).isEqualTo(400);
        assertThat(text.body()).startsWith("error[E0201]: unknown name `k`\n --> posted.ode:1:7\n");
    }

    @Test
    void aRunThatStopsEarlyGivesItsRowsAndSaysWhy() throws Exception {
        String model = "model Blowup\nx' = x^2\nx(0) = 1\nsolve { t = 0 .. 2; output every 0.25 }";
        HttpResponse<String> csv = client.post(model, "format=csv");
        assertThat(csv.statusCode()).isEqualTo(422);
        assertThat(csv.headers().firstValue("Brook-Ending")).contains("singularity");
        // x = 1/(1 - t), within rtol = 1e-9: the run sees infinity within 1e-9 of t = 1, and the rows end there.
        List<String> lines = csv.body().lines().toList();
        assertThat(lines).startsWith("t,x", "0,1");
        assertThat(Double.parseDouble(lines.get(lines.size() - 1).split(",")[0]))
                .isCloseTo(1, within(1e-9));
        assertThat(client.post(model, "").body())
                .contains("\"ending\": \"singularity\"", "x runs to infinity near t = ", "posted.ode:2:1: x' = x^2");
    }

    @Test
    void wrongRequestsAreToldWhatIsWrong() throws Exception {
        String model = "param k\nx' = -k*x\nx(0) = 1\n";
        assertThat(client.post(model, "t1=1").body()).contains("give t0 and t1");
        assertThat(client.post(model, "t0=0&t1=1").body()).contains("no value for the parameter `k`");
        assertThat(client.post(model, "t0=0&t1=1" + Client.set("set", "q=1")).body())
                .contains("no parameter is called `q`; there are: k");
        assertThat(client.post(model, "t0=0&t1=NaN").body()).contains("`t1` takes numbers, not `NaN`");
        assertThat(client.post(model, "t0=0&t1=1&t1=2").body()).contains("given 2 times");
        assertThat(client.post(model, "depth=3").body()).contains("nothing is called `depth`");
        assertThat(client.post(model, "t0=0&t1=1&rows=2.5").body())
                .contains("`rows` is a whole number from 2 to 10001");
    }

    @Test
    void otherMethodsAndPathsAreNotThere() throws Exception {
        HttpResponse<String> get =
                client.send(HttpRequest.newBuilder(service.uri()).build());
        assertThat(get.statusCode()).isEqualTo(405);
        assertThat(get.headers().firstValue("Allow")).contains("POST");
        URI elsewhere = service.uri().resolve("/solve/../etc/passwd");
        assertThat(client.send(HttpRequest.newBuilder(elsewhere).build()).statusCode())
                .isEqualTo(404);
    }

    @Test
    void atTheSameTimeGivesTheSameBitsAsOneAfterTheOther() throws Exception {
        List<String> models = List.of("Lorenz", "Pendulum", "LotkaVolterra", "OuterSolarSystem");
        List<String> alone = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            alone.add(answer(models, i));
        }
        List<CompletableFuture<String>> together = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            int number = i;
            together.add(CompletableFuture.supplyAsync(() -> answer(models, number)));
        }
        assertThat(together.stream().map(CompletableFuture::join)).isEqualTo(alone);
    }

    /** Two runs of each model, from different starts. */
    private static String answer(List<String> models, int number) {
        String query = "t0=" + number / models.size() + "&t1=" + 15 + "&rows=101";
        try {
            HttpResponse<String> answer = client.post(Client.example(models.get(number % models.size())), query);
            assertThat(answer.statusCode()).isEqualTo(200);
            return answer.body();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void whoIsWorkedOnIsAnsweredBeforeTheServiceCloses() throws Exception {
        SolveService short_ = SolveService.start(0, ServiceLimits.STANDARD.withWall(Duration.ofMillis(500)));
        Client patient = Client.of(short_);
        CompletableFuture<HttpResponse<String>> answer = patient.http()
                .sendAsync(
                        HttpRequest.newBuilder(URI.create(short_.uri() + "?rows=2"))
                                .POST(HttpRequest.BodyPublishers.ofString(HostilePostsTest.ENDLESS))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        Thread.sleep(200);
        short_.close();
        assertThat(answer.join().statusCode()).isEqualTo(422);
        assertThatThrownBy(() -> patient.post("", "")).isInstanceOf(IOException.class);
    }
}

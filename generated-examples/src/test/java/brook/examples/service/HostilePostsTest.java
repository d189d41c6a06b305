package brook.examples.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a service answers to those who mean ill: always something, soon, and nothing of its inside. */
class HostilePostsTest {

    /** Some 10^11 steps of an oscillator. */
    static final String ENDLESS = "x'' = -1e12*x; x(0) = 1; x'(0) = 0; solve { t = 0 .. 1e6; output at 1e6 }";

    private static final ServiceLimits LIMITS = ServiceLimits.STANDARD
            .withWall(Duration.ofMillis(300))
            .withSteps(Long.MAX_VALUE)
            .withRequests(2);

    private static SolveService service;
    private static Client client;

    @BeforeAll
    static void start() throws IOException {
        service = SolveService.start(0, LIMITS);
        client = Client.of(service);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    /**
     * A post and the answer to it.
     *
     * @param status 400 for what is refused, 422 for what is solved in part
     * @param says a part of the answer
     */
    record Post(String what, String model, String query, int status, String says) {

        @Override
        public String toString() {
            return what;
        }
    }

    static Stream<Post> posts() {
        String run = "\nsolve { t = 0 .. 1 }";
        return Stream.of(
                new Post("a file of the machine", "import \"/etc/passwd\"" + run, "", 400, "import"),
                new Post("a file above", "import \"../../pom.xml\"" + run, "", 400, "import"),
                new Post(
                        "no end of steps",
                        "x'' = -1e12*x; x(0) = 1; x'(0) = 0; solve { t = 0 .. 1; max_steps = 1000 }",
                        "",
                        422,
                        "\"ending\": \"steps\""),
                new Post("infinity", "x' = exp(x); x(0) = 1" + run, "t1=9", 422, "\"ending\": \"singularity\""),
                new Post("no number", "x' = log(x); x(0) = -1" + run, "", 422, "\"ending\": \"not_finite\""),
                new Post(
                        "no end of rows",
                        "x' = 1; x(0) = 0; solve { t = 0 .. 1e300; output every 1e-300 }",
                        "",
                        400,
                        "rows"),
                new Post("no end of time", "x' = 1; x(0) = 0" + run, "t0=-1e308&t1=1e308", 400, "t0 and t1"),
                new Post("no end of orders", "x' = x; x(0) = 1; solve { t = 0 .. 1; rtol = 1e-300 }", "", 400, "order"),
                new Post(
                        "a name as long as a book",
                        "state " + "x".repeat(1_000) + "[9000] = 0\n" + "x".repeat(1_000) + "' = 0" + run,
                        "rows=2",
                        400,
                        "too long"),
                new Post("an array as large as memory", "state u[1000000000] = 0; u' = 0" + run, "", 400, "error"),
                new Post("a table as large as memory", "state u[90000] = 0; u' = -u" + run, "", 400, "90001 columns"),
                new Post(
                        "a tower of brackets",
                        "x' = " + "(".repeat(90_000) + "x" + ")".repeat(90_000) + run,
                        "",
                        400,
                        "error"),
                new Post("a tower of functions", tower() + run, "", 400, "error"),
                new Post(
                        "code in a string",
                        "model M \"*/ static { System.exit(1); } /* \\u002a/\"\nx' = 1; x(0) = 0" + run,
                        "t1=0&rows=2",
                        200,
                        "\"ending\": \"end\""),
                new Post(
                        "a line end in a name",
                        "x' = 1; x(0) = 0" + run,
                        Client.set("set", "k\r\nSet-Cookie: a=b"),
                        400,
                        "takes numbers"),
                new Post(
                        "words of Java",
                        "model java\nclass = 1\nint' = class; int(0) = 0" + run,
                        "t1=0&rows=2",
                        200,
                        "\"int\""),
                new Post("nothing", "", "", 400, "error"),
                new Post("bytes that are no text", "\0\0\0\u0001", "", 400, "error"));
    }

    /** Each function calls the one before twice: 2^40 terms, if written out. */
    private static String tower() {
        StringBuilder model = new StringBuilder("f0(x) = sin(x)\n");
        for (int i = 1; i <= 40; i++) {
            model.append("f%d(x) = f%d(x + 1)*f%d(x - 1)\n".formatted(i, i - 1, i - 1));
        }
        return model.append("x' = f40(x); x(0) = 1").toString();
    }

    @ParameterizedTest
    @MethodSource("posts")
    void isAnswered(Post post) throws Exception {
        HttpResponse<String> answer = client.post(post.model(), post.query());
        assertThat(answer.body()).contains(post.says()).doesNotContain("\tat ", "Exception", ".java");
        assertThat(answer.statusCode()).isEqualTo(post.status());
        assertThat(answer.headers().map().keySet()).doesNotContain("set-cookie");
    }

    @Test
    void aBodyLargerThanAllowedIsNotKept() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(service.uri())
                .POST(HttpRequest.BodyPublishers.ofString("#".repeat(5_000_000)))
                .build();
        HttpResponse<String> answer = client.send(request);
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("200000 bytes");
    }

    @Test
    void whoIsTooManyIsSentAway() throws Exception {
        List<CompletableFuture<Integer>> statuses = Stream.generate(
                        () -> CompletableFuture.supplyAsync(() -> status(ENDLESS)))
                .limit(12)
                .toList();
        assertThat(statuses.stream().map(CompletableFuture::join))
                .containsOnly(422, 503)
                .contains(422, 503);
        assertThat(status("x' = 1; x(0) = 0; solve { t = 0 .. 1 }")).isEqualTo(200);
    }

    private static int status(String model) {
        try {
            return client.post(model, "").statusCode();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void whoStopsInTheMiddleIsCutOff() throws Exception {
        try (Socket socket = new Socket(service.uri().getHost(), service.uri().getPort())) {
            socket.setSoTimeout(8_000);
            socket.getOutputStream()
                    .write("POST /solve HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nx' ="
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(socket.getInputStream().readNBytes(4096)).asString().doesNotContain("200 OK");
        }
    }
}

package brook.examples.service;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/** One post, one answer. */
final class SolveHandler implements HttpHandler {

    static final String PATH = "/solve";

    private static final System.Logger LOG = System.getLogger(SolveHandler.class.getName());

    /** So much of a body that is too large is read, and not kept, for the sender to see the answer. */
    private static final int PATIENCE = 50;

    private final ServiceLimits limits;
    private final SolveJob job;
    private final Semaphore places;

    SolveHandler(ServiceLimits limits) {
        this.limits = limits;
        this.job = new SolveJob(limits);
        this.places = new Semaphore(limits.requests());
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            send(exchange, reply(exchange));
        }
    }

    private Reply reply(HttpExchange exchange) throws IOException {
        Format format = Format.JSON;
        try {
            requirePost(exchange);
            String text = body(exchange.getRequestBody());
            Query query = query(exchange);
            format = Format.of(
                    query.text("format"),
                    Optional.ofNullable(exchange.getRequestHeaders().getFirst("Accept")));
            return inTurn(text, query, format);
        } catch (RefusedRequest refused) {
            return Reply.refusal(refused, format);
        }
    }

    private static void requirePost(HttpExchange exchange) {
        if (!exchange.getRequestURI().getPath().equals(PATH)) {
            throw new RefusedRequest(404, "there is " + PATH);
        }
        if (!exchange.getRequestMethod().equals("POST")) {
            throw new RefusedRequest(405, "models are posted");
        }
    }

    private Query query(HttpExchange exchange) {
        Optional<String> query = Optional.ofNullable(exchange.getRequestURI().getRawQuery());
        if (query.isPresent() && query.get().length() > limits.queryCharacters()) {
            throw new RefusedRequest(414, "the query has more than " + limits.queryCharacters() + " characters");
        }
        return Query.of(query);
    }

    private String body(InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(limits.bodyBytes() + 1);
        if (bytes.length > limits.bodyBytes()) {
            byte[] rest = new byte[1 << 16];
            long patience = (long) PATIENCE * limits.bodyBytes();
            for (int read = 0; read >= 0 && patience > 0; patience -= read) {
                read = in.read(rest);
            }
            throw new RefusedRequest(413, "the model has more than " + limits.bodyBytes() + " bytes");
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException notText) {
            throw RefusedRequest.wrong("the model is not text in UTF-8");
        }
    }

    /** Only so many work at once; who comes when all places are taken is not kept waiting. */
    private Reply inTurn(String text, Query query, Format format) {
        if (!places.tryAcquire()) {
            throw new RefusedRequest(503, "all " + limits.requests() + " places are taken; try again");
        }
        try {
            return job.reply(text, query, format);
        } catch (RefusedRequest refused) {
            throw refused;
        } catch (RuntimeException | Error defect) {
            // The border of the service: whatever it is, it is logged here, and no stranger sees it.
            LOG.log(System.Logger.Level.ERROR, "a request failed", defect);
            throw new RefusedRequest(500, "the service failed on this model; that is a defect of the service");
        } finally {
            places.release();
        }
    }

    private static void send(HttpExchange exchange, Reply reply) throws IOException {
        byte[] bytes = reply.text().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", reply.contentType());
        exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
        reply.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }
}

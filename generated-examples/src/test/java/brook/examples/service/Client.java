package brook.examples.service;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Posts models to a service in this JVM. */
record Client(HttpClient http, URI uri) {

    static final Path MODELS = Path.of("src", "main", "ode");

    static Client of(SolveService service) {
        return new Client(HttpClient.newHttpClient(), service.uri());
    }

    static String example(String name) throws IOException {
        return Files.readString(MODELS.resolve(name + ".ode"));
    }

    /** An assignment of a query, encoded. */
    static String set(String kind, String assignment) {
        return "&" + kind + "=" + URLEncoder.encode(assignment, StandardCharsets.UTF_8);
    }

    HttpResponse<String> post(String model, String query) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(uri + "?" + query))
                .POST(HttpRequest.BodyPublishers.ofString(model))
                .build());
    }

    HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }
}

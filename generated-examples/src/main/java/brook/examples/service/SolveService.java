package brook.examples.service;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Solves models that are posted to it, on the loopback interface.
 *
 * <pre>
 * curl --data-binary @Pendulum.ode 'http://localhost:8080/solve?t1=20&amp;rows=11&amp;set=L%3D2&amp;format=csv'
 * </pre>
 *
 * <p>A run that comes to its end is answered with 200, one that does not with 422 and the rows until then; a model or a
 * request that is wrong with 400 and what is wrong with it; the rest is in {@link ServiceLimits}.
 */
public final class SolveService implements AutoCloseable {

    /** Threads that read, refuse and write while others compile and solve. */
    private static final int MORE_THREADS = 4;

    private static final int WAITING = 64;

    private final HttpServer server;
    private final ThreadPoolExecutor threads;
    private final ServiceLimits limits;

    private SolveService(HttpServer server, ServiceLimits limits) {
        int size = limits.requests() + MORE_THREADS;
        this.server = server;
        this.limits = limits;
        this.threads = new ThreadPoolExecutor(size, size, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING));
        server.setExecutor(threads);
        server.createContext("/", new SolveHandler(limits));
        server.start();
    }

    /**
     * Starts a service.
     *
     * @param port 0 for one that is free
     * @throws IOException if the port is taken
     */
    public static SolveService start(int port, ServiceLimits limits) throws IOException {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        return new SolveService(HttpServer.create(address, WAITING), limits);
    }

    /** Where to post models. */
    public URI uri() {
        InetSocketAddress address = server.getAddress();
        return URI.create("http://" + address.getHostString() + ":" + address.getPort() + SolveHandler.PATH);
    }

    /** Takes no more requests, and waits for those that are worked on: each ends within its limits. */
    @Override
    public void close() {
        threads.shutdown();
        try {
            threads.awaitTermination(
                    limits.wall().plus(limits.compiler().time()).toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
        server.stop(0);
        threads.shutdownNow();
    }

    /** Serves until the process is ended; the argument is the port. */
    public static void main(String[] arguments) throws IOException {
        // Who sends or reads too slowly is cut off after so many seconds. The server reads this when its class is
        // loaded.
        System.setProperty("sun.net.httpserver.maxReqTime", "10");
        System.setProperty("sun.net.httpserver.maxRspTime", "60");
        SolveService service =
                start(arguments.length == 0 ? 8080 : Integer.parseInt(arguments[0]), ServiceLimits.STANDARD);
        Runtime.getRuntime().addShutdownHook(new Thread(service::close));
        System.out.println("post models to " + service.uri());
    }
}

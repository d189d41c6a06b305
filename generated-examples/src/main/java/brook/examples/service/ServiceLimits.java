package brook.examples.service;

import brook.compiler.CompilerLimits;
import java.time.Duration;

/**
 * How much one request may take, and how many are worked on at once; every {@code with} method returns a changed copy.
 *
 * @param bodyBytes of the model as it is posted
 * @param queryCharacters of everything behind the question mark
 * @param requests that are compiled and solved at once; more are sent away with 503
 * @param order of the Taylor polynomials
 * @param steps of a run
 * @param rows of the table
 * @param numbers in the table: rows times columns
 * @param trajectoryNumbers doubles in the memory of a run: its steps are as many as fit in there
 * @param wall from the begin of a run until its table is written
 * @param compiler what one compilation may take
 */
public record ServiceLimits(
        int bodyBytes,
        int queryCharacters,
        int requests,
        int order,
        long steps,
        int rows,
        long numbers,
        long trajectoryNumbers,
        Duration wall,
        CompilerLimits compiler) {

    /** For a small machine: some 150 MB and ten seconds for a request at the very most. */
    public static final ServiceLimits STANDARD = new ServiceLimits(
            200_000,
            10_000,
            4,
            60,
            100_000,
            10_001,
            1_000_000,
            8_000_000,
            Duration.ofSeconds(5),
            CompilerLimits.SERVICE);

    /** These limits with another number of requests at once. */
    public ServiceLimits withRequests(int most) {
        return new ServiceLimits(
                bodyBytes, queryCharacters, most, order, steps, rows, numbers, trajectoryNumbers, wall, compiler);
    }

    /** These limits with another number of steps. */
    public ServiceLimits withSteps(long most) {
        return new ServiceLimits(
                bodyBytes, queryCharacters, requests, order, most, rows, numbers, trajectoryNumbers, wall, compiler);
    }

    /** These limits with another time for a run. */
    public ServiceLimits withWall(Duration most) {
        return new ServiceLimits(
                bodyBytes, queryCharacters, requests, order, steps, rows, numbers, trajectoryNumbers, most, compiler);
    }
}

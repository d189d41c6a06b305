package brook.runtime.linear;

/** An LU factorization of the columns of a matrix from left to right, over the numbers it was made with. */
interface Elimination {

    /** Factors a matrix of the pattern: whether each column has a pivot that is not 0. */
    boolean factor(ShiftedMatrix matrix);

    /** Replaces the right-hand side in x by the solution; unknown k is then at {@link #place}. */
    void solve();

    /** Where in x unknown k is after {@link #solve}. */
    int place(int k);

    /** Numbers that L and U have together. */
    long entries();

    /** Forgets pivots chosen for an earlier matrix; whether the last factorization used any. */
    boolean forgetPivots();
}

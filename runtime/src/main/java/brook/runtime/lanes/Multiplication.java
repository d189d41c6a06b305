package brook.runtime.lanes;

/**
 * Left times right into the result, matrices anywhere in arrays: block by block, each sum in ascending order of its terms.
 *
 * <p>The inner loops run over columns. Where these are few the transposed product is computed, whose sums are the same.
 */
public final class Multiplication {

    private final Block block;
    private Operand left = new Operand();
    private Operand right = new Operand();
    private final Operand result = new Operand();
    private int rows;
    private int terms;
    private int columns;

    /** With the inner loops of a block. */
    public Multiplication(Block block) {
        this.block = block;
    }

    /** The first factor, rows x terms. */
    public Operand left() {
        return left;
    }

    /** The second factor, terms x columns. */
    public Operand right() {
        return right;
    }

    /** The product, rows x columns. */
    public Operand result() {
        return result;
    }

    /** Overwrites the result; operands must be placed anew for the next product. */
    public void set(int rows, int terms, int columns) {
        run(Block.Start.ZERO, rows, terms, columns);
    }

    /** Adds to the result, each sum beginning there; operands must be placed anew for the next product. */
    public void add(int rows, int terms, int columns) {
        run(Block.Start.RESULT, rows, terms, columns);
    }

    private void run(Block.Start start, int productRows, int productTerms, int productColumns) {
        rows = productRows;
        terms = productTerms;
        columns = productColumns;
        boolean few = columns > 1 && columns < block.fewColumns() && columns < rows;
        boolean alone = rows == 1 && right.columnStride != 1;
        if (few || alone) {
            transpose();
        }
        if (columns == 1) {
            eachRow(start);
        } else {
            eachBlock(start);
        }
    }

    private void eachBlock(Block.Start start) {
        int depth = part(terms, Block.TERMS);
        int width = part(columns, Block.COLUMNS);
        for (int column = 0; column < columns; column += width) {
            for (int term = 0; term < terms; term += depth) {
                block.place(term, column);
                block.resize(rows, Math.min(depth, terms - term), Math.min(width, columns - column));
                block.multiply(left, right, result, term == 0 ? start : Block.Start.RESULT);
            }
        }
    }

    private void transpose() {
        Operand factor = left;
        left = right;
        right = factor;
        left.transpose();
        right.transpose();
        result.transpose();
        int count = rows;
        rows = columns;
        columns = count;
    }

    /** The least even size that cuts into as few parts as the greatest does. */
    private static int part(int count, int greatest) {
        int parts = (count + greatest - 1) / greatest;
        int size = (count + parts - 1) / parts;
        return size + size % 2;
    }

    /** A matrix times a vector: what is read once need not be copied. */
    private void eachRow(Block.Start start) {
        block.place(0, 0);
        block.resize(rows, terms, 1);
        for (int row = 0; row < rows; row += Block.ROWS) {
            int count = Math.min(Block.ROWS, rows - row);
            block.begin(result, start, row, count);
            block.accumulateColumn(left, right, row, count);
            block.writeSums(result, row, count);
        }
    }
}

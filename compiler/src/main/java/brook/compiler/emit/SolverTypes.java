package brook.compiler.emit;

import com.palantir.javapoet.ClassName;
import java.util.Optional;

/**
 * The types that a typed solver is made of and those that it names.
 *
 * @param vectors the class of the model that computes with vectors, if there is one
 */
record SolverTypes(ClassName model, Optional<ClassName> vectors, ClassName solver) {

    static final ClassName MODEL_SOLVER = solverType("ModelSolver");
    static final ClassName MODEL_BUILDER = solverType("ModelSolverBuilder");
    static final ClassName MODEL_TRAJECTORY = solverType("ModelTrajectory");
    static final ClassName ARRAY_PLACE = solverType("ArrayPlace");
    static final ClassName INTEGRATION_EXCEPTION = solverType("IntegrationException");
    static final ClassName MISSING_VALUE = solverType("MissingValueException");
    static final ClassName ENSEMBLE = ClassName.get("brook.runtime.ensemble", "Ensemble");
    static final ClassName MEMBER_FACE = ClassName.get("brook.runtime.ensemble", "MemberFace");
    static final ClassName STEP = ClassName.get("brook.runtime", "Step");
    static final ClassName STEP_LISTENER = ClassName.get("brook.runtime", "StepListener");
    static final ClassName SOLUTION = ClassName.get("brook.runtime", "Solution");
    static final ClassName ENDING = ClassName.get("brook.runtime", "Ending");
    static final ClassName STATISTICS = ClassName.get("brook.runtime", "Statistics");
    static final ClassName OUTPUT_TIMES = ClassName.get("brook.runtime", "OutputTimes");

    private static ClassName solverType(String name) {
        return ClassName.get("brook.runtime.solver", name);
    }

    /** The name of the class of a model that computes with vectors. */
    static String vectors(String model) {
        return model + "Vectors";
    }

    static SolverTypes of(String packageName, String modelClass, Optional<String> vectors) {
        return new SolverTypes(
                ClassName.get(packageName, modelClass),
                vectors.map(name -> ClassName.get(packageName, name)),
                ClassName.get(packageName, modelClass + "Solver"));
    }

    ClassName builder() {
        return nested("Builder");
    }

    ClassName trajectory() {
        return nested("Trajectory");
    }

    ClassName stepView() {
        return nested("Step");
    }

    ClassName callback() {
        return nested("StepCallback");
    }

    ClassName listener() {
        return nested("Listener");
    }

    ClassName summary() {
        return nested("Summary");
    }

    ClassName memberFace() {
        return nested("Members");
    }

    /** A nested class of the name of the model's class would hide that. */
    private ClassName nested(String name) {
        return solver.nestedClass(name.equals(model.simpleName()) ? name + "_" : name);
    }
}

package brook.cli;

import brook.cli.Arguments.TimeSpan;
import brook.runtime.AbsoluteTolerances;
import brook.runtime.OutputTimes;
import brook.runtime.SolveOptions;

/** Everything that a run needs to know before it starts. */
record RunPlan(
        LoadedModel loaded,
        StartValues start,
        TimeSpan span,
        OutputTimes times,
        SolveOptions options,
        AbsoluteTolerances tolerances) {}

/** All that a generated class needs to run; a class of a model and times enter, a trajectory leaves; no compiler, no IO. */
package brook.runtime;

/**
 * Brook for users of Hipparchus: models as its equations, Taylor steps as one of its integrators.
 *
 * <p>An {@link brook.runtime.OdeModel} enters; what leaves implements interfaces of {@code org.hipparchus.ode}. Nothing
 * else of Brook depends on this package.
 */
package brook.hipparchus;

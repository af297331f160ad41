package dev.armature.networks.dl4j;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The computation of one member for a fixed number of rows: every array it needs, and every
 * operation bound to them. What forward computed stays until the next forward.
 */
final class BatchPass {

  private final Signal input;
  private final Signal output;
  private final Runnable[] forward;
  private final Runnable[] setGradients;
  private final Runnable[] addGradients;
  private final Runnable[] inputGradient;

  /**
   * @param arena gives the arrays; it has begun a pass of that many rows
   * @param gradients where the parameters' gradients go; empty for a member that does not learn
   */
  BatchPass(
      List<LayerShape> shapes,
      ParameterVector parameters,
      Optional<ParameterVector> gradients,
      Arena arena) {
    List<Stage> stages = new ArrayList<>();
    INDArray ones = arena.ones();
    input = arena.signal(shapes.get(0).inputs());
    Signal x = input;
    for (int l = 0; l < shapes.size(); l++) {
      int index = l;
      LayerShape shape = shapes.get(l);
      ParameterVector.Layer layer = parameters.layer(l);
      Optional<ParameterVector.Layer> into = gradients.map(it -> it.layer(index));
      Signal z = arena.signal(shape.outputs());
      INDArray scratch = arena.matrix(shape.outputs());
      stages.add(Dense.stage(layer, into, x, z, ones, shape.residual()));
      if (layer.normalisation().isPresent()) {
        stages.add(
            Normalised.stage(
                layer.normalisation().get(),
                into.flatMap(ParameterVector.Layer::normalisation),
                z,
                scratch,
                ones,
                arena));
      }
      stages.add(Activated.stage(shape.activation(), z, scratch, arena));
      if (shape.residual()) {
        Signal y = arena.signal(shape.outputs());
        stages.add(Residual.stage(x, z, y));
        x = y;
      } else {
        x = z;
      }
    }
    output = x;
    forward = program(stages.stream().map(Stage::forward).toList());
    setGradients = backward(stages, Stage::setGradients);
    addGradients = backward(stages, Stage::addGradients);
    List<List<? extends Runnable>> toInput = new ArrayList<>();
    for (int s = stages.size() - 1; s >= 0; s--) {
      toInput.add(stages.get(s).inputGradient());
    }
    inputGradient = program(toInput);
  }

  /** From the last stage to the first, whose input needs no gradient. */
  private static Runnable[] backward(
      List<Stage> stages, Function<Stage, List<? extends Runnable>> parameterGradients) {
    List<List<? extends Runnable>> operations = new ArrayList<>();
    for (int s = stages.size() - 1; s >= 0; s--) {
      operations.add(parameterGradients.apply(stages.get(s)));
      if (s > 0) {
        operations.add(stages.get(s).inputGradient());
      }
    }
    return program(operations);
  }

  private static Runnable[] program(List<List<? extends Runnable>> operations) {
    return operations.stream().flatMap(List::stream).toArray(Runnable[]::new);
  }

  private static void run(Runnable[] program) {
    for (Runnable operation : program) {
      operation.run();
    }
  }

  /** Computes the outputs of the rows of {@code x} from an index on, and writes them to y. */
  void forward(float[] x, int fromX, float[] y, int fromY) {
    HostMemory.write(x, fromX, input.value());
    run(forward);
    HostMemory.read(output.value(), y, fromY);
  }

  /** Sets the gradients of the parameters, or adds to them. */
  void backward(float[] dy, int fromDy, boolean add) {
    HostMemory.write(dy, fromDy, output.gradient());
    run(add ? addGradients : setGradients);
  }

  /** Computes the gradients of the inputs and writes them to dx. */
  void inputGradient(float[] dy, int fromDy, float[] dx, int fromDx) {
    HostMemory.write(dy, fromDy, output.gradient());
    run(inputGradient);
    HostMemory.read(input.gradient(), dx, fromDx);
  }
}

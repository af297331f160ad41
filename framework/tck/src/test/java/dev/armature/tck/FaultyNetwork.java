package dev.armature.tck;

import dev.armature.api.Activation;
import dev.armature.api.Network;
import dev.armature.api.NetworkSpec;
import dev.armature.api.StateException;
import dev.armature.api.StateReader;
import dev.armature.api.StateWriter;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Networks that break one rule each, and the test of {@link NetworkContract} for it. */
enum FaultyNetwork implements Fault {
  SCALES_ITS_GRADIENT(
      "outputsAndGradientsEqualTheReference",
      "backward gives the loss's gradient with respect to each parameter") {
    @Override
    Network create(NetworkSpec spec, ReferenceNetwork computation) {
      return new PlainNetwork(spec, computation) {
        @Override
        public void backward(float[] dy, int n) {
          float[] scaled = dy.clone();
          for (int i = 0; i < scaled.length; i++) {
            scaled[i] *= 1.01f;
          }
          super.backward(scaled, n);
        }
      };
    }
  },
  ADDS_IN_INPUT_GRADIENT(
      "outputsAndGradientsEqualTheReference", "inputGradient adds nothing to it") {
    @Override
    Network create(NetworkSpec spec, ReferenceNetwork computation) {
      return new PlainNetwork(spec, computation) {
        @Override
        public void inputGradient(float[] dy, int n, float[] dx) {
          super.inputGradient(dy, n, dx);
          if (spec.optimizer().isPresent()) {
            super.backward(dy, n);
          }
        }
      };
    }
  },
  FORGETS_A_MEMBER_ON_THE_WAY_BACK(
      "outputsAndGradientsEqualTheReference", "summed over the members") {
    @Override
    Network create(NetworkSpec spec, ReferenceNetwork computation) {
      return new PlainNetwork(spec, computation) {
        @Override
        public void inputGradient(float[] dy, int n, float[] dx) {
          float[] first = dy.clone();
          Arrays.fill(first, n * spec.outputs(), first.length, 0);
          super.inputGradient(first, n, dx);
        }
      };
    }
  },
  FORGETS_THE_OUTPUT_ACTIVATION(
      "outputsAndGradientsEqualTheReference", "forward computes the formulas of MlpSettings") {
    @Override
    Network create(NetworkSpec spec, ReferenceNetwork computation) {
      return new PlainNetwork(spec, computation) {
        @Override
        public void forward(float[] x, int n, float[] y) {
          super.forward(x, n, y);
          if (spec.outputActivation() == Activation.TANH) {
            y[0] = (float) (0.5 * Math.log((1 + y[0]) / (1 - y[0])));
          }
        }
      };
    }
  },
  SWAPS_TAU("polyakMovesTowardsTheOnlineNetwork", "polyakFrom takes (1 − τ) θ + τ θ_online") {
    @Override
    Network create(NetworkSpec spec, ReferenceNetwork computation) {
      return new PlainNetwork(spec, computation) {
        @Override
        public void polyakFrom(Network online, float tau) {
          super.polyakFrom(online, 1 - tau);
        }
      };
    }
  },
  TEACHES_THE_ONLINE_NETWORK(
      "polyakMovesTowardsTheOnlineNetwork", "polyakFrom leaves the online network alone") {
    @Override
    Network create(NetworkSpec spec, ReferenceNetwork computation) {
      return new PlainNetwork(spec, computation) {
        @Override
        public void polyakFrom(Network online, float tau) {
          super.polyakFrom(online, tau);
          ((PlainNetwork) online).computation.parameters().get(0).value[0] = 0;
        }
      };
    }
  },
  KEEPS_GRADIENTS(
      "gradientsGatherUntilTheyAreApplied", "applyGradients sets the gradients to zero") {
    @Override
    Network create(NetworkSpec spec, ReferenceNetwork computation) {
      return new PlainNetwork(spec, computation) {
        @Override
        public void applyGradients() {
          double kept = computation.parameters().get(0).gradient[0];
          super.applyGradients();
          computation.parameters().get(0).gradient[0] = kept;
        }
      };
    }
  },
  FORGETS_EARLIER_GRADIENTS(
      "gradientsGatherUntilTheyAreApplied", "backward adds to the gradients") {
    @Override
    Network create(NetworkSpec spec, ReferenceNetwork computation) {
      return new PlainNetwork(spec, computation) {
        @Override
        public void backward(float[] dy, int n) {
          computation.parameters().forEach(it -> Arrays.fill(it.gradient, 0));
          super.backward(dy, n);
        }
      };
    }
  },
  CHANGES_ITS_INPUT("arraysBelongToTheCaller", "forward leaves x as it is") {
    @Override
    Network create(NetworkSpec spec, ReferenceNetwork computation) {
      return new PlainNetwork(spec, computation) {
        @Override
        public void forward(float[] x, int n, float[] y) {
          super.forward(x, n, y);
          x[0] += 1;
        }
      };
    }
  },
  GOES_BACK_FROM_NOWHERE(
      "backwardNeedsItsForward", "backward without a forward has nothing to go by") {
    @Override
    Network create(NetworkSpec spec, ReferenceNetwork computation) {
      return new PlainNetwork(spec, computation) {
        @Override
        public void backward(float[] dy, int n) {
          if (!forward) {
            return;
          }
          super.backward(dy, n);
        }

        private boolean forward;

        @Override
        public void forward(float[] x, int n, float[] y) {
          super.forward(x, n, y);
          forward = true;
        }
      };
    }
  },
  LEARNS_WITHOUT_AN_OPTIMIZER(
      "aNetworkWithoutOptimizerDoesNotLearn", "backward on it is a mistake of the agent") {
    @Override
    Network create(NetworkSpec spec, ReferenceNetwork computation) {
      return new PlainNetwork(spec, computation) {
        @Override
        public void backward(float[] dy, int n) {
          if (spec.optimizer().isPresent()) {
            super.backward(dy, n);
          }
        }
      };
    }
  },
  IGNORES_THE_LIMIT_OF_THE_GRADIENT("adamwDecaysAndClipsByMember", "clipping by member") {
    @Override
    Network create(NetworkSpec spec, ReferenceNetwork computation) {
      return new PlainNetwork(spec, computation) {
        @Override
        public void backward(float[] dy, int n) {
          super.backward(dy, n);
          boolean limited = spec.optimizer().orElseThrow().maxGradientNorm() > 0;
          computation.parameters().forEach(it -> it.gradient[0] *= limited ? 1.5 : 1);
        }
      };
    }
  },
  FORGETS_ITS_MOMENTS("aLoadedNetworkGoesOnToTheSameBits", "What was loaded is what was saved") {
    @Override
    Network create(NetworkSpec spec, ReferenceNetwork computation) {
      return new PlainNetwork(spec, computation) {
        @Override
        public void loadOptimizer(StateReader in) {}
      };
    }
  },
  FORGETS_HOW_OFTEN_IT_LEARNED(
      "aLoadedNetworkGoesOnToTheSameBits", "What was loaded is what was saved [step]") {
    @Override
    Network create(NetworkSpec spec, ReferenceNetwork computation) {
      return new PlainNetwork(spec, computation) {
        @Override
        public void loadOptimizer(StateReader in) {
          super.loadOptimizer(in);
          computation.updates().set(0);
        }
      };
    }
  },
  TURNS_ITS_MATRICES("namesAndShapesArePyTorchs", "Shapes are PyTorch's") {
    @Override
    Network create(NetworkSpec spec, ReferenceNetwork computation) {
      return new PlainNetwork(spec, computation) {
        @Override
        public void saveParameters(StateWriter out) {
          super.saveParameters(new TurningWriter(out));
        }
      };
    }
  },
  SHARES_ITS_COPY("aCopyHasTheSameBits", "A copy stays as it is while its source learns") {
    @Override
    Network create(NetworkSpec spec, ReferenceNetwork computation) {
      return new PlainNetwork(spec, computation) {
        private @Nullable PlainNetwork source;

        @Override
        public void copyFrom(Network source) {
          super.copyFrom(source);
          this.source = (PlainNetwork) source;
        }

        @Override
        public void saveParameters(StateWriter out) {
          if (source == null) {
            super.saveParameters(out);
          } else {
            source.saveParameters(out);
          }
        }
      };
    }
  },
  LOADS_ANOTHER_SHAPE("anotherShapeIsRefused", "Parameters of another shape are refused") {
    @Override
    Network create(NetworkSpec spec, ReferenceNetwork computation) {
      return new PlainNetwork(spec, computation) {
        @Override
        public void loadParameters(StateReader in) {
          try {
            super.loadParameters(in);
          } catch (StateException e) {
            // Left as it was, without a word.
          }
        }
      };
    }
  };

  private final String test;
  private final String message;

  FaultyNetwork(String test, String message) {
    this.test = test;
    this.message = message;
  }

  @Override
  public String test() {
    return test;
  }

  @Override
  public String message() {
    return message;
  }

  abstract Network create(NetworkSpec spec, ReferenceNetwork computation);
}

package dev.armature.tck;

import dev.armature.api.Network;
import dev.armature.api.NetworkFactory;
import dev.armature.api.NetworkSpec;
import dev.armature.api.RandomStream;
import dev.armature.host.random.SeededStreams;

/** Network factories that break one rule each, and the test of {@link NetworkContract} for it. */
enum FaultyNetworks implements Fault {
  IGNORES_ITS_STREAM(
      "firstParametersFollowPyTorchsLaw", "First parameters are uniform in ±1/√inputs") {
    @Override
    NetworkFactory create(int threads) {
      return new PlainNetworks() {
        @Override
        public Network create(NetworkSpec spec, RandomStream initialisation) {
          return super.create(spec, new SeededStreams(1).stream("own"));
        }
      };
    }
  },
  MAKES_EQUAL_MEMBERS("membersDiffer", "Members that start alike stay alike") {
    @Override
    NetworkFactory create(int threads) {
      return new PlainNetworks() {
        @Override
        public Network create(NetworkSpec spec, RandomStream initialisation) {
          Network network = super.create(spec, initialisation);
          for (int member = 1; member < spec.members(); member++) {
            network.member(member).copyFrom(network.member(0));
          }
          return network;
        }
      };
    }
  },
  DEPENDS_ON_THE_NUMBER_OF_THREADS(
      "bitsDoNotDependOnTheNumberOfThreads",
      "A run repeats to the bit on another number of threads") {
    @Override
    NetworkFactory create(int threads) {
      return new PlainNetworks() {
        @Override
        Network network(NetworkSpec spec, ReferenceNetwork computation) {
          return new PlainNetwork(spec, computation) {
            @Override
            public void forward(float[] x, int n, float[] y) {
              super.forward(x, n, y);
              y[0] += threads * 1e-6f;
            }
          };
        }
      };
    }
  },
  SHARES_ITS_TRACE(
      "actingInBetweenDisturbsNoOtherNetwork", "What forward keeps belongs to one network") {
    @Override
    NetworkFactory create(int threads) {
      int[] rows = {0};
      return new PlainNetworks() {
        @Override
        Network network(NetworkSpec spec, ReferenceNetwork computation) {
          return new PlainNetwork(spec, computation) {
            @Override
            public void forward(float[] x, int n, float[] y) {
              super.forward(x, n, y);
              rows[0] = n;
            }

            @Override
            public void backward(float[] dy, int n) {
              super.backward(dy, n);
              if (rows[0] != n) {
                super.backward(dy, n);
              }
            }
          };
        }
      };
    }
  },
  HAS_NO_DESCRIPTION("descriptionSaysWhatComputes", "The description stands in the log") {
    @Override
    NetworkFactory create(int threads) {
      return new PlainNetworks() {
        @Override
        public String description() {
          return "";
        }
      };
    }
  },
  FAILS_AT_THE_SECOND_CLOSE("closingTwiceDoesNothing", "A second close does nothing") {
    @Override
    NetworkFactory create(int threads) {
      return new PlainNetworks() {
        private boolean closed;

        @Override
        public void close() {
          if (closed) {
            throw new IllegalStateException("already closed");
          }
          closed = true;
        }
      };
    }
  };

  private final String test;
  private final String message;

  FaultyNetworks(String test, String message) {
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

  abstract NetworkFactory create(int threads);
}

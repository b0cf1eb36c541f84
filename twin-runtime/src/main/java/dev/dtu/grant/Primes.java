package dev.dtu.grant;

import dev.dtu.call.Dice;
import java.math.BigInteger;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.RSAPrivateCrtKeySpec;

/// An RSA key as a function of dice: the same on every machine and every version of the JDK, whose
/// own generators promise neither.
final class Primes {

  private static final int BITS = 1024;
  private static final int CERTAINTY = 40;
  private static final BigInteger EXPONENT = BigInteger.valueOf(65_537);

  /// The product of the odd primes below 1000: most candidates share a factor with it.
  private static final BigInteger SMALL = small();

  private Primes() {}

  private static BigInteger small() {
    BigInteger product = BigInteger.ONE;
    for (int n = 3; n < 1000; n += 2) {
      if (BigInteger.valueOf(n).isProbablePrime(CERTAINTY)) {
        product = product.multiply(BigInteger.valueOf(n));
      }
    }
    return product;
  }

  /// A key of 2048 bits.
  static RSAPrivateCrtKey key(Dice dice) {
    BigInteger p = prime(dice.at("p"));
    BigInteger q = prime(dice.at("q"));
    BigInteger p1 = p.subtract(BigInteger.ONE);
    BigInteger q1 = q.subtract(BigInteger.ONE);
    BigInteger d = EXPONENT.modInverse(p1.multiply(q1));
    var spec =
        new RSAPrivateCrtKeySpec(
            p.multiply(q), EXPONENT, d, p, q, d.mod(p1), d.mod(q1), q.modInverse(p));
    try {
      return (RSAPrivateCrtKey) KeyFactory.getInstance("RSA").generatePrivate(spec);
    } catch (NoSuchAlgorithmException | InvalidKeySpecException broken) {
      throw new IllegalStateException("every JDK has RSA", broken);
    }
  }

  private static BigInteger prime(Dice dice) {
    for (int tried = 0; ; tried++) {
      BigInteger candidate = candidate(dice.at(tried));
      boolean fits =
          candidate.gcd(SMALL).equals(BigInteger.ONE)
              && candidate.subtract(BigInteger.ONE).gcd(EXPONENT).equals(BigInteger.ONE);
      if (fits && candidate.isProbablePrime(CERTAINTY)) {
        return candidate;
      }
    }
  }

  /// Odd, its two highest bits set, so that the product of two has all its bits.
  private static BigInteger candidate(Dice dice) {
    byte[] bytes = new byte[BITS / 8];
    for (int i = 0; i < bytes.length; i += 8) {
      long drawn = dice.draw(i / 8);
      for (int j = 0; j < 8; j++) {
        bytes[i + j] = (byte) (drawn >>> (8 * j));
      }
    }
    return new BigInteger(1, bytes).setBit(BITS - 1).setBit(BITS - 2).setBit(0);
  }
}

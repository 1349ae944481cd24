import java.io.ByteArrayInputStream;
import java.io.File;
import java.util.Random;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;

/** A few seconds of sea for the long read: filtered noise that swells and falls. {@code java MakeWaves.java OUT.wav} */
public final class MakeWaves {
    private MakeWaves() {}

    public static void main(String[] args) throws Exception {
        int rate = 11_025;
        byte[] samples = new byte[rate * 8];
        Random random = new Random(1811);
        double low = 0;
        double lower = 0;
        for (int i = 0; i < samples.length; i++) {
            double t = i / (double) rate;
            double swell = Math.pow(0.5 - 0.5 * Math.cos(2 * Math.PI * t / 4), 1.6);
            double open = 0.05 + 0.3 * swell;
            low += open * (random.nextGaussian() - low);
            lower += 0.5 * (low - lower);
            double ends = Math.min(1, Math.min(t, 8 - t) * 2);
            double value = lower * (0.25 + swell) * 110 * ends;
            samples[i] = (byte) Math.clamp(Math.round(128 + value), 1, 254);
        }
        AudioFormat format = new AudioFormat(AudioFormat.Encoding.PCM_UNSIGNED, rate, 8, 1, 1, rate, false);
        AudioSystem.write(new AudioInputStream(new ByteArrayInputStream(samples), format, samples.length), AudioFileFormat.Type.WAVE, new File(args[0]));
    }
}

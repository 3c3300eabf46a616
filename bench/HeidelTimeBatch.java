import de.unihd.dbs.heideltime.standalone.DocumentType;
import de.unihd.dbs.heideltime.standalone.HeidelTimeStandalone;
import de.unihd.dbs.heideltime.standalone.OutputType;
import de.unihd.dbs.heideltime.standalone.POSTagger;
import de.unihd.dbs.heideltime.standalone.components.impl.TimeMLResultFormatter;
import de.unihd.dbs.uima.annotator.heideltime.resources.Language;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.SimpleDateFormat;

/** HeidelTime over many documents in one process: CONFIG TYPE LIST, a line "file TAB date" each. */
public class HeidelTimeBatch {
  public static void main(String[] given) throws Exception {
    HeidelTimeStandalone tagger = new HeidelTimeStandalone(
        Language.ENGLISH, DocumentType.valueOf(given[1]), OutputType.TIMEML, given[0],
        POSTagger.TREETAGGER, false);
    SimpleDateFormat day = new SimpleDateFormat("yyyy-MM-dd");
    TimeMLResultFormatter formatter = new TimeMLResultFormatter();
    tagger.process("It rained on Monday.", day.parse("2020-01-03"), formatter);
    long began = System.nanoTime();
    for (String line : Files.readAllLines(Path.of(given[2]))) {
      String[] part = line.split("\t");
      String said = tagger.process(
          Files.readString(Path.of(part[0])), day.parse(part[1]), formatter);
      Files.writeString(Path.of(part[0] + ".tml"), said);
    }
    System.out.println("SECONDS " + (System.nanoTime() - began) / 1e9);
  }
}

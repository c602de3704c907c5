package dev.loomwise.reports.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** The bytes of a file that a user named: regular files only, so that no pipe and no device makes us wait for ever. */
public final class InputFile {
    private InputFile() {}

    /**
     * Reads a whole file.
     *
     * @param most bytes that are still read
     * @throws BadInputException when it is no readable regular file or larger; one line for the user
     */
    public static byte[] bytes(Path file, int most) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            if (attributes.isDirectory()) {
                throw new BadInputException(file + " is a folder where a file is expected");
            }
            if (!attributes.isRegularFile()) {
                throw new BadInputException(
                        file + " is no regular file but a pipe or a device; write it to a file first");
            }
            if (attributes.size() > most) {
                throw tooLarge(file, most);
            }
            try (InputStream in = Files.newInputStream(file)) {
                byte[] content = in.readNBytes(most);
                if (in.read() >= 0) {
                    throw tooLarge(file, most);
                }
                return content;
            }
        } catch (NoSuchFileException e) {
            throw new BadInputException(file + " does not exist", e);
        } catch (AccessDeniedException e) {
            throw new BadInputException(file + " cannot be read; check its permissions", e);
        } catch (FileSystemException e) {
            throw new BadInputException(file + " cannot be read (" + e.getReason() + ")", e);
        } catch (IOException e) {
            throw new BadInputException(file + " cannot be read (" + e.getMessage() + ")", e);
        }
    }

    private static BadInputException tooLarge(Path file, int most) {
        return new BadInputException(file + " is larger than " + (most >> 20) + " MB; give a smaller file");
    }
}

// Checks an exported tree and proofs with the log client of Go's checksum database, golang.org/x/mod/sumdb.
//
// check FOLDER VKEY PROOFS prints a line for each proof in JSON: good, or bad with the reason.
package main

import (
	"bufio"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

// tree reads tiles of height 8 from a folder in the layout of tlog-tiles, whose paths have no height.
type tree struct{ folder string }

func (t tree) Height() int { return 8 }

func (t tree) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	var all [][]byte
	for _, tile := range tiles {
		data, err := t.file(tile)
		if err != nil {
			return nil, err
		}
		all = append(all, data)
	}
	return all, nil
}

func (t tree) file(tile tlog.Tile) ([]byte, error) {
	path := strings.Replace(tile.Path(), "tile/8/", "tile/", 1)
	return os.ReadFile(filepath.Join(t.folder, strings.Replace(path, "/data/", "/entries/", 1)))
}

func (t tree) SaveTiles([]tlog.Tile, [][]byte) {}

// head opens a checkpoint; its origin line differs from the one that tlog.ParseTree knows.
func head(text string, verifiers note.Verifiers) (tlog.Tree, error) {
	opened, err := note.Open([]byte(text), verifiers)
	if err != nil {
		return tlog.Tree{}, err
	}
	_, rest, _ := strings.Cut(opened.Text, "\n")
	return tlog.ParseTree([]byte("go.sum database tree\n" + rest))
}

type proof struct {
	Checkpoint string
	Hashes     []string
	Index      *int64
	OldSize    *int64
}

func check(p proof, reader tlog.HashReader, leaves []tlog.Hash, verifiers note.Verifiers) error {
	head, err := head(p.Checkpoint, verifiers)
	if err != nil {
		return err
	}
	var path []tlog.Hash
	for _, text := range p.Hashes {
		data, err := base64.StdEncoding.DecodeString(text)
		if err != nil || len(data) != tlog.HashSize {
			return fmt.Errorf("no hash: %q", text)
		}
		path = append(path, tlog.Hash(*(*[tlog.HashSize]byte)(data)))
	}
	if p.Index != nil {
		return tlog.CheckRecord(path, head.N, head.Hash, *p.Index, leaves[*p.Index])
	}
	old, err := tlog.TreeHash(*p.OldSize, reader)
	if err != nil {
		return err
	}
	return tlog.CheckTree(path, head.N, head.Hash, *p.OldSize, old)
}

func main() {
	log.SetFlags(0)
	verifier, err := note.NewVerifier(os.Args[2])
	if err != nil {
		log.Fatal(err)
	}
	verifiers := note.VerifierList(verifier)
	files := tree{os.Args[1]}
	text, err := os.ReadFile(filepath.Join(files.folder, "checkpoint"))
	if err != nil {
		log.Fatal(err)
	}
	latest, err := head(string(text), verifiers)
	if err != nil {
		log.Fatal(err)
	}
	// Every hash that comes out of this reader was bound to the checkpoint.
	reader := tlog.TileHashReader(latest, files)
	var leaves []tlog.Hash
	for start := int64(0); start < latest.N; start += 256 {
		width := latest.N - start
		if width > 256 {
			width = 256
		}
		data, err := files.file(tlog.Tile{H: 8, L: -1, N: start / 256, W: int(width)})
		if err != nil {
			log.Fatal(err)
		}
		for len(data) >= 2 {
			length := int(data[0])<<8 | int(data[1])
			leaves = append(leaves, tlog.RecordHash(data[2:2+length]))
			data = data[2+length:]
		}
	}
	for index, leaf := range leaves {
		stored, err := reader.ReadHashes([]int64{tlog.StoredHashIndex(0, int64(index))})
		if err != nil || stored[0] != leaf {
			log.Fatalf("entry %d is not the one in its tile: %v", index, err)
		}
	}
	proofs, err := os.Open(os.Args[3])
	if err != nil {
		log.Fatal(err)
	}
	scanner := bufio.NewScanner(proofs)
	scanner.Buffer(nil, 1<<20)
	for scanner.Scan() {
		var p proof
		if err := json.Unmarshal(scanner.Bytes(), &p); err != nil {
			log.Fatal(err)
		}
		if err := check(p, reader, leaves, verifiers); err != nil {
			fmt.Println("bad:", err)
		} else {
			fmt.Println("good")
		}
	}
}

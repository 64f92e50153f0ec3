using System.Runtime.InteropServices;

namespace Companion.Infrastructure;

/// <summary>What is asked of a <see cref="Catalogue"/>.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct CatalogueKey(char Kind, int First, int Second, int Third)
{
    public static CatalogueKey Whole => new('w', 0, 0, 0);

    public static CatalogueKey Page(int after, int limit) => new('p', after, limit, 0);

    public static CatalogueKey Run(int after) => new('r', after, 0, 0);

    public static CatalogueKey Item(int id) => new('i', id, 0, 0);

    public static CatalogueKey Drawing(int id, int width, int height) => new('d', id, width, height);
}
